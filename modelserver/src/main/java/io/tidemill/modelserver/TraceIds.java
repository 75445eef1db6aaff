package io.tidemill.modelserver;

import com.sun.net.httpserver.Headers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The ids that let a caller find its call in the logs, as Azure's inference server passes them on:
/// `x-request-id` is always answered, made up if the caller sent none; `x-ms-request-id` falls back
/// to the client's id and then to `x-request-id`; `x-ms-client-request-id` falls back to
/// `x-ms-request-id` only if that was sent.
record TraceIds(Map<String, String> headers) {

    static final int MAX_LENGTH = 100;

    private static final String REQUEST = "x-request-id";
    private static final String PLATFORM = "x-ms-request-id";
    private static final String CLIENT = "x-ms-client-request-id";
    private static final String TRACE = "TraceId";

    TraceIds {
        headers = Map.copyOf(headers);
    }

    static TraceIds answering(Headers sent, Supplier<String> newId) {
        Map<String, String> ids = new HashMap<>();
        String request = value(sent, REQUEST).orElseGet(newId);
        ids.put(REQUEST, request);
        ids.put(PLATFORM, value(sent, PLATFORM).or(() -> value(sent, CLIENT)).orElse(request));
        value(sent, CLIENT).or(() -> value(sent, PLATFORM)).ifPresent(id -> ids.put(CLIENT, id));
        value(sent, TRACE).ifPresent(id -> ids.put(TRACE, id));
        return new TraceIds(ids);
    }

    /// The name of an id that is longer than [#MAX_LENGTH], which is answered with status 431.
    static Optional<String> tooLong(Headers sent) {
        return List.of(REQUEST, PLATFORM, CLIENT).stream()
                .filter(name -> value(sent, name).map(String::length).orElse(0) > MAX_LENGTH)
                .findFirst();
    }

    private static Optional<String> value(Headers sent, String name) {
        return Optional.ofNullable(sent.getFirst(name)).filter(id -> !id.isBlank());
    }
}
