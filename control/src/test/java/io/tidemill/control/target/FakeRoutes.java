package io.tidemill.control.target;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Routes that remember what they were told, and instances as busy as a test says.
final class FakeRoutes implements Routes {

    final Map<String, Integer> inFlight = new ConcurrentHashMap<>();
    final List<List<Address>> told = new CopyOnWriteArrayList<>();

    @Override
    public void ready(String deploymentId, List<Address> instances) {
        told.add(instances);
    }

    @Override
    public int inFlight(String instanceId) {
        return inFlight.getOrDefault(instanceId, 0);
    }

    List<Address> now() {
        return told.isEmpty() ? List.of() : told.getLast();
    }
}
