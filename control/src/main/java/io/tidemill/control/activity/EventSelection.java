package io.tidemill.control.activity;

import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.Problem;
import io.tidemill.control.rest.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// Which members of an event a caller wants to see.
///
/// @param names in small letters; empty for all
record EventSelection(Set<String> names) {
    private static final String SELECT = "$select";

    private static final List<String> KNOWN =
            List.of(
                    "authorization",
                    "caller",
                    "category",
                    "channels",
                    "claims",
                    "correlationId",
                    "description",
                    "eventDataId",
                    "eventName",
                    "eventTimestamp",
                    "httpRequest",
                    "id",
                    "level",
                    "operationId",
                    "operationName",
                    "properties",
                    "resourceGroupName",
                    "resourceId",
                    "resourceProviderName",
                    "resourceType",
                    "status",
                    "subStatus",
                    "submissionTimestamp",
                    "subscriptionId",
                    "tenantId");

    EventSelection {
        names = Set.copyOf(names);
    }

    static EventSelection of(ArmRequest request, Problems problems) {
        Set<String> names =
                Arrays.stream(request.parameter(SELECT).orElse("").split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet());
        names.stream()
                .filter(name -> KNOWN.stream().noneMatch(name::equalsIgnoreCase))
                .sorted()
                .map(name -> SELECT + ": '" + name + "' is no member of an event")
                .forEach(why -> problems.add(new Problem("BadRequest", SELECT, why)));
        return new EventSelection(
                names.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
    }

    ObjectNode of(ObjectNode event) {
        if (!names.isEmpty()) {
            event.remove(
                    event.propertyNames().stream()
                            .filter(name -> !names.contains(name.toLowerCase(Locale.ROOT)))
                            .toList());
        }
        return event;
    }
}
