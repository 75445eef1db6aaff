package io.tidemill.control.otlp;

import com.google.protobuf.Message;

/// An answer to a request for export.
@SuppressWarnings("ArrayRecordComponent") // a carrier on its way out; never compared
record OtlpAnswer(int status, String contentType, byte[] body) {

    static OtlpAnswer ok(MediaType type, Message answer) {
        return new OtlpAnswer(200, type.wire(), type.print(answer));
    }

    static OtlpAnswer of(MediaType type, Refusal refusal) {
        return new OtlpAnswer(
                refusal.status, type.wire(), type.refusal(refusal.code, refusal.message));
    }

    /// Why a request is not answered well.
    ///
    /// @param status of HTTP
    /// @param code of gRPC
    record Refusal(int status, int code, String message) {

        static Refusal invalid(int status, String message) {
            return new Refusal(status, 3, message);
        }

        static Refusal unauthenticated(String message) {
            return new Refusal(401, 16, message);
        }

        static Refusal busy() {
            return new Refusal(503, 14, "Too many exports at a time; try again.");
        }
    }
}
