package io.tidemill.control.target;

import java.util.Map;

/// What each new instance of a deployment is made from. Two templates that are equal make the same
/// instance, so only a change of the template replaces instances.
///
/// @param environment variables given to the process, beside those that Tidemill sets itself
public record InstanceTemplate(Launch launch, InstanceType type, Map<String, String> environment) {

    public InstanceTemplate {
        environment = Map.copyOf(environment);
    }
}
