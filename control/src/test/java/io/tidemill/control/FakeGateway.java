package io.tidemill.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A gateway that remembers what it was to serve, and whose instances are as busy as a test says.
final class FakeGateway implements Serving {
    private final List<List<RoutedEndpoint>> tables = new ArrayList<>();
    private final Map<String, Integer> inFlight = new HashMap<>();

    /// How often it was told what to serve.
    int tables() {
        return tables.size();
    }

    /// What it is to serve now.
    List<RoutedEndpoint> now() {
        return tables.isEmpty() ? List.of() : tables.getLast();
    }

    void busy(String instanceId, int requests) {
        inFlight.put(instanceId, requests);
    }

    @Override
    public void serve(List<RoutedEndpoint> endpoints) {
        tables.add(List.copyOf(endpoints));
    }

    @Override
    public int inFlight(String instanceId) {
        return inFlight.getOrDefault(instanceId, 0);
    }
}
