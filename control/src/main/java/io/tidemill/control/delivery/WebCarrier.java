package io.tidemill.control.delivery;

import io.tidemill.control.egress.EgressAnswer;
import io.tidemill.control.egress.EgressClient;
import io.tidemill.control.egress.EgressRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Carries messages as HTTP POSTs, with the delivery's id and the number of the attempt in headers.
public final class WebCarrier implements Carrier {
    /// The same text at each attempt of one delivery.
    public static final String ID_HEADER = "Tidemill-Delivery-Id";

    /// 1 at the first attempt.
    public static final String ATTEMPT_HEADER = "Tidemill-Delivery-Attempt";

    /// Answers that ask to come again: time-out, too early, too many.
    private static final Set<Integer> LATER = Set.of(408, 425, 429);

    private final EgressClient client;

    public WebCarrier(EgressClient client) {
        this.client = client;
    }

    @Override
    public Outcome carry(Delivery delivery) {
        Message message = delivery.message();
        Map<String, String> headers = new HashMap<>(message.headers());
        headers.put("User-Agent", "tidemill");
        headers.put(ID_HEADER, delivery.id());
        headers.put(ATTEMPT_HEADER, Integer.toString(delivery.attempts() + 1));
        URI uri = URI.create(message.receiver());
        return switch (client.post(new EgressRequest(uri, headers, message.body()))) {
            case EgressAnswer.Answered(var status) -> outcome(status);
            case EgressAnswer.Refused(var why) -> new Outcome.Rejected(why);
            case EgressAnswer.Unreachable(var why) -> new Outcome.Failed(why);
        };
    }

    private static Outcome outcome(int status) {
        String why = "the receiver answered " + status;
        if (status >= 200 && status < 300) {
            return new Outcome.Delivered();
        }
        return status >= 500 || LATER.contains(status)
                ? new Outcome.Failed(why)
                : new Outcome.Rejected(why);
    }
}
