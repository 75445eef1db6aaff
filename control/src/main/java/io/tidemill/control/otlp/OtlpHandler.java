package io.tidemill.control.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.tidemill.control.identity.Principal;
import io.tidemill.control.identity.TokenCheck;
import io.tidemill.control.ingestion.MetricIntake;
import io.tidemill.control.otlp.OtlpAnswer.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/// Takes requests for export: looks who sends, unpacks, and says which points were not taken.
///
/// So many are unpacked at a time as fit into memory; others are asked to come again.
final class OtlpHandler {

    /// As it comes, in bytes.
    static final int LARGEST = 4 << 20;

    private static final int LARGEST_UNPACKED = 16 << 20;
    private static final int MOST_AT_A_TIME = 4;

    private final Function<String, TokenCheck> tokens;
    private final Function<Principal, Sender> senders;
    private final MetricIntake intake;
    private final InstantSource clock;
    private final Deltas deltas;
    private final Semaphore room = new Semaphore(MOST_AT_A_TIME);

    /// @param tokens tells whose an `Authorization` header is
    OtlpHandler(
            Function<String, TokenCheck> tokens,
            Function<Principal, Sender> senders,
            MetricIntake intake,
            InstantSource clock) {
        this.tokens = tokens;
        this.senders = senders;
        this.intake = intake;
        this.clock = clock;
        deltas = new Deltas(clock.instant());
    }

    /// What makes reading the body needless.
    Optional<OtlpAnswer> refusal(OtlpCall call) {
        return objection(call).map(why -> OtlpAnswer.of(type(call), why));
    }

    private Optional<Refusal> objection(OtlpCall call) {
        if (MediaType.named(call.contentType()).isEmpty()) {
            return Optional.of(
                    Refusal.invalid(
                            415,
                            "content-type = %s, must be application/x-protobuf or application/json"
                                    .formatted(call.contentType())));
        }
        return switch (tokens.apply(call.authorization())) {
            case TokenCheck.Good _ -> encoding(call);
            case TokenCheck.Bad(_, var why) -> Optional.of(Refusal.unauthenticated(why));
            case TokenCheck.Unknown() ->
                    Optional.of(Refusal.unauthenticated("The access token is invalid."));
        };
    }

    private static Optional<Refusal> encoding(OtlpCall call) {
        return isGzip(call) || isPlain(call)
                ? Optional.empty()
                : Optional.of(
                        Refusal.invalid(
                                415,
                                "content-encoding = %s, must be gzip or identity"
                                        .formatted(call.contentEncoding())));
    }

    private static boolean isGzip(OtlpCall call) {
        return call.contentEncoding().equalsIgnoreCase("gzip");
    }

    private static boolean isPlain(OtlpCall call) {
        return call.contentEncoding().isEmpty()
                || call.contentEncoding().equalsIgnoreCase("identity");
    }

    OtlpAnswer tooLarge(OtlpCall call) {
        return OtlpAnswer.of(
                type(call),
                Refusal.invalid(
                        413,
                        "The body is over the limit of %d MiB, or of %d MiB unpacked."
                                .formatted(LARGEST >> 20, LARGEST_UNPACKED >> 20)));
    }

    /// @param call one without a refusal
    OtlpAnswer handle(OtlpCall call, byte[] body) {
        if (!room.tryAcquire()) {
            return OtlpAnswer.of(type(call), Refusal.busy());
        }
        try {
            byte[] bytes = unpacked(call, body);
            return bytes.length > LARGEST_UNPACKED
                    ? tooLarge(call)
                    : export(call, type(call).parse(bytes));
        } catch (InvalidProtocolBufferException e) {
            return unreadable(call, "The body is no ExportMetricsServiceRequest.");
        } catch (IOException e) {
            return unreadable(call, "The body is not gzip.");
        } finally {
            room.release();
        }
    }

    private static OtlpAnswer unreadable(OtlpCall call, String why) {
        return OtlpAnswer.of(type(call), Refusal.invalid(400, why));
    }

    private static byte[] unpacked(OtlpCall call, byte[] body) throws IOException {
        if (!isGzip(call)) {
            return body;
        }
        try (InputStream packed = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return packed.readNBytes(LARGEST_UNPACKED + 1);
        }
    }

    private OtlpAnswer export(OtlpCall call, ExportMetricsServiceRequest request) {
        return tokens.apply(call.authorization()) instanceof TokenCheck.Good(var caller)
                ? OtlpAnswer.ok(type(call), export(senders.apply(caller), request))
                : OtlpAnswer.of(
                        type(call), Refusal.unauthenticated("The access token is invalid."));
    }

    private ExportMetricsServiceResponse export(
            Sender sender, ExportMetricsServiceRequest request) {
        var now = clock.instant();
        var receipt = new Receipt();
        var drain = new Drain(intake, deltas, now, receipt);
        new OtlpReader(sender, new PlaceCheck(now, receipt), drain).read(request);
        var answer = ExportMetricsServiceResponse.newBuilder();
        if (receipt.rejected() > 0) {
            answer.setPartialSuccess(
                    ExportMetricsPartialSuccess.newBuilder()
                            .setRejectedDataPoints(receipt.rejected())
                            .setErrorMessage(receipt.why()));
        }
        return answer.build();
    }

    /// Who names no form is answered in the one that people can read.
    private static MediaType type(OtlpCall call) {
        return MediaType.named(call.contentType()).orElse(MediaType.JSON);
    }
}
