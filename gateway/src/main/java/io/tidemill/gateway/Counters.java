package io.tidemill.gateway;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Requests in flight by name. A counter outlives the route table that first needed it, until a
/// later table no longer does and it stands at zero.
final class Counters {

    private final Map<String, AtomicInteger> byName = new ConcurrentHashMap<>();

    AtomicInteger of(String name) {
        return byName.computeIfAbsent(name, _ -> new AtomicInteger());
    }

    int read(String name) {
        AtomicInteger counter = byName.get(name);
        return counter == null ? 0 : counter.get();
    }

    void keepOnly(Set<String> names) {
        byName.entrySet()
                .removeIf(entry -> !names.contains(entry.getKey()) && entry.getValue().get() == 0);
    }
}
