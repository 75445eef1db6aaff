package io.tidemill.gateway;

import io.netty.util.AsciiString;

/// The names of the headers that Azure's endpoints add to HTTP.
final class AzureHeaders {

    static final AsciiString DEPLOYMENT = AsciiString.cached("azureml-model-deployment");
    static final AsciiString MS_REQUEST_ID = AsciiString.cached("x-ms-request-id");
    static final AsciiString REQUEST_ID = AsciiString.cached("x-request-id");
    static final AsciiString CLIENT_REQUEST_ID = AsciiString.cached("x-ms-client-request-id");
    static final AsciiString MODEL_STATUS = AsciiString.cached("ms-azureml-model-error-statuscode");
    static final AsciiString MODEL_REASON = AsciiString.cached("ms-azureml-model-error-reason");

    private AzureHeaders() {}
}
