package io.tidemill.control.otlp;

import io.tidemill.control.authorization.AccessControl;
import io.tidemill.control.identity.Principal;
import io.tidemill.control.ingestion.PointLimits;
import io.tidemill.control.metric.MetricDirectory;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// What each caller may send where: what it may by Azure's ingestion too.
///
/// @param exists whether there is a resource of that ARM id
public record Senders(AccessControl access, MetricDirectory directory, Predicate<String> exists)
        implements Function<Principal, Sender> {

    private static final String WRITE = "Microsoft.Insights/Metrics/Write";

    @Override
    public Sender apply(Principal caller) {
        return (resourceId, namespace) -> objection(caller, resourceId, namespace);
    }

    private Optional<String> objection(Principal caller, String resourceId, String namespace) {
        if (!PointLimits.isResource(resourceId)) {
            return Optional.of(resourceId + " is not the ARM id of a resource");
        }
        if (!mayWrite(caller, resourceId)) {
            return Optional.of(
                    "%s does not have authorization to perform action '%s' over %s"
                            .formatted(caller.name(), WRITE, resourceId));
        }
        if (!exists.test(resourceId)) {
            return Optional.of(resourceId + " was not found");
        }
        return PointLimits.text(namespace).isEmpty() || directory.isReserved(resourceId, namespace)
                ? Optional.of("nobody can send to the namespace " + namespace)
                : Optional.empty();
    }

    private boolean mayWrite(Principal caller, String resourceId) {
        return access.allowsData(caller, WRITE, resourceId)
                || access.allows(caller, WRITE, resourceId);
    }
}
