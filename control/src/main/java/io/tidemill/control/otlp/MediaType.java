package io.tidemill.control.otlp;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.tidemill.control.rest.ArmJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// One of the two forms in which OTLP comes and is answered.
enum MediaType {
    PROTOBUF("application/x-protobuf") {
        @Override
        ExportMetricsServiceRequest parse(byte[] body) throws InvalidProtocolBufferException {
            return ExportMetricsServiceRequest.parseFrom(body);
        }

        @Override
        byte[] print(Message answer) {
            return answer.toByteArray();
        }

        // a google.rpc.Status, of which only two fields are used here
        @Override
        byte[] refusal(int code, String message) {
            var bytes = new ByteArrayOutputStream();
            try {
                var out = CodedOutputStream.newInstance(bytes);
                out.writeInt32(1, code);
                out.writeString(2, message);
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }
    },

    JSON("application/json") {
        @Override
        ExportMetricsServiceRequest parse(byte[] body) throws InvalidProtocolBufferException {
            var request = ExportMetricsServiceRequest.newBuilder();
            JsonFormat.parser()
                    .ignoringUnknownFields()
                    .merge(new String(body, StandardCharsets.UTF_8), request);
            return request.build();
        }

        @Override
        byte[] print(Message answer) {
            try {
                return bytes(JsonFormat.printer().omittingInsignificantWhitespace().print(answer));
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException("Our own answer cannot be printed.", e);
            }
        }

        @Override
        byte[] refusal(int code, String message) {
            return bytes(ArmJson.object().put("code", code).put("message", message).toString());
        }
    };

    private final String wire;

    MediaType(String wire) {
        this.wire = wire;
    }

    /// The type that a `Content-Type` names, whatever its parameters.
    static Optional<MediaType> named(String contentType) {
        var name = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(type -> type.wire.equals(name)).findFirst();
    }

    String wire() {
        return wire;
    }

    /// Reads a request.
    ///
    /// @throws InvalidProtocolBufferException when it is none
    abstract ExportMetricsServiceRequest parse(byte[] body) throws InvalidProtocolBufferException;

    abstract byte[] print(Message answer);

    /// The body of an answer that says no.
    ///
    /// @param code of gRPC
    abstract byte[] refusal(int code, String message);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
