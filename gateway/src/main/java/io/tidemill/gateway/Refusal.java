package io.tidemill.gateway;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// An answer that the gateway gives itself, because no instance can or may.
record Refusal(HttpResponseStatus status, String code, String message) {

    private static final JsonFactory JSON = new JsonFactory();

    static Refusal malformed(String why) {
        return new Refusal(
                HttpResponseStatus.BAD_REQUEST,
                "BadRequest",
                "The request is not well-formed HTTP: " + why + ".");
    }

    static Refusal lineTooLong() {
        return new Refusal(
                HttpResponseStatus.REQUEST_URI_TOO_LONG,
                "UriTooLong",
                "The request line is longer than this gateway takes.");
    }

    static Refusal headersTooLarge() {
        return new Refusal(
                HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                "HeadersTooLarge",
                "The headers are larger than this gateway takes.");
    }

    static Refusal slowHead() {
        return new Refusal(
                HttpResponseStatus.REQUEST_TIMEOUT,
                "RequestTimeout",
                "The head of the request did not arrive in time.");
    }

    static Refusal noSuchPath() {
        return new Refusal(
                HttpResponseStatus.NOT_FOUND,
                "PathNotFound",
                "Nothing is here; a scoring address looks like /endpoints/{endpoint}/score.");
    }

    static Refusal noSuchEndpoint(String name) {
        return new Refusal(
                HttpResponseStatus.NOT_FOUND,
                "EndpointNotFound",
                "There is no endpoint '" + name + "'.");
    }

    static Refusal unauthorized() {
        return new Refusal(
                HttpResponseStatus.UNAUTHORIZED,
                "Unauthorized",
                "The key or token is missing, wrong or expired; send it as 'Authorization: Bearer <key>'.");
    }

    static Refusal forbidden() {
        return new Refusal(
                HttpResponseStatus.FORBIDDEN,
                "Forbidden",
                "Whoever the token was given to has no role that allows to score with this endpoint.");
    }

    static Refusal noSuchDeployment(String name) {
        return new Refusal(
                HttpResponseStatus.NOT_FOUND,
                "DeploymentNotFound",
                "The endpoint has no deployment '" + name + "'.");
    }

    static Refusal noTraffic() {
        return new Refusal(
                HttpResponseStatus.NOT_FOUND,
                "NoTraffic",
                "No deployment of the endpoint has a positive share of its traffic.");
    }

    static Refusal noInstance() {
        return new Refusal(
                HttpResponseStatus.SERVICE_UNAVAILABLE, "NoHealthyUpstream", "no healthy upstream");
    }

    static Refusal tooManyPending(int limit) {
        return new Refusal(
                HttpResponseStatus.TOO_MANY_REQUESTS,
                "TooManyPendingRequests",
                "The deployment already has " + limit + " requests in flight, its most.");
    }

    static Refusal bodyTooLarge(long limit) {
        return new Refusal(
                HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
                "RequestTooLarge",
                "The body is larger than " + limit + " bytes, the most this gateway takes.");
    }

    static Refusal timedOut(DeploymentRoute deployment) {
        return new Refusal(
                HttpResponseStatus.REQUEST_TIMEOUT,
                "RequestTimeout",
                "There was no answer within "
                        + deployment.requestTimeout().toMillis()
                        + " ms, the request timeout of the deployment.");
    }

    static Refusal instanceFailed(String instance, String what) {
        return new Refusal(
                HttpResponseStatus.BAD_GATEWAY,
                "InstanceFailed",
                "Instance '" + instance + "' " + what + ".");
    }

    FullHttpResponse response(Reach reach, TraceIds ids) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        status,
                        Unpooled.copiedBuffer(json(), StandardCharsets.UTF_8));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
        if (status.equals(HttpResponseStatus.UNAUTHORIZED)) {
            response.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
        }
        ids.writeTo(response.headers());
        deployment(reach).ifPresent(name -> response.headers().set(AzureHeaders.DEPLOYMENT, name));
        return response;
    }

    private static Optional<String> deployment(Reach reach) {
        return switch (reach) {
            case Reach.Nowhere _, Reach.Endpoint _ -> Optional.empty();
            case Reach.Deployment(_, String name) -> Optional.of(name);
            case Reach.Instance(_, String name, _) -> Optional.of(name);
            case Reach.Model(_, String name, _, _) -> Optional.of(name);
        };
    }

    /// `{"error":{"code":"…","message":"…"}}`. The message may repeat what a client sent.
    private String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeObjectPropertyStart("error");
            json.writeStringProperty("code", code);
            json.writeStringProperty("message", message);
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.toString();
    }
}
