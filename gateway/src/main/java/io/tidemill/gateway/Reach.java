package io.tidemill.gateway;

/// How far into the gateway a request came before it was answered.
public sealed interface Reach {

    /// It was malformed, or named no endpoint that exists.
    record Nowhere() implements Reach {}

    /// It named an endpoint, but had no right key or no deployment to go to.
    record Endpoint(String endpoint) implements Reach {}

    /// A deployment was to take it, but had no instance or no room.
    record Deployment(String endpoint, String deployment) implements Reach {}

    /// An instance was to take it, but answered nothing.
    record Instance(String endpoint, String deployment, String instance) implements Reach {}

    /// An instance answered, with this HTTP status of its own.
    record Model(String endpoint, String deployment, String instance, int modelStatus)
            implements Reach {}
}
