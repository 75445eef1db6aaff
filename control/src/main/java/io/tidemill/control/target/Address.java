package io.tidemill.control.target;

/// Where an instance takes requests.
public record Address(String instanceId, String host, int port) {}
