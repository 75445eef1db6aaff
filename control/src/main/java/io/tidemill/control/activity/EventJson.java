package io.tidemill.control.activity;

import static io.tidemill.control.identity.Principal.Kind.SERVICE_PRINCIPAL;

import io.tidemill.control.identity.Principal;
import io.tidemill.control.identity.Tenant;
import io.tidemill.control.rest.ArmJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Rows of the activity log in the envelope of Azure's `EventData`.
final class EventJson {
    private static final Pattern PLACE =
            Pattern.compile(
                    "/subscriptions/([^/]+)(?:/resourceGroups/([^/]+))?(?:/providers/([^/]+)/.*)?",
                    Pattern.CASE_INSENSITIVE);

    /// Who provides resource groups themselves.
    private static final String GROUPS_PROVIDER = "Microsoft.Resources";

    /// What Azure's engine calls itself.
    private static final String AUTOSCALE = "Microsoft.Insights/autoscaleSettings";

    private static final String SPN = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/spn";

    private static final String OBJECT_ID =
            "http://schemas.microsoft.com/identity/claims/objectidentifier";

    private static final Pattern TYPE =
            Pattern.compile(".*/providers/([^/]+)/(.+)", Pattern.CASE_INSENSITIVE);

    /// .NET counts tenths of microseconds from the year 1.
    private static final long TICKS_AT_EPOCH = 621_355_968_000_000_000L;

    private EventJson() {}

    static ObjectNode of(ActivityTable.Row row) {
        return switch (row.category()) {
            case AUTOSCALE -> autoscale(row);
            case DELIVERY -> delivery(row);
            case ADMINISTRATIVE, EVALUATION -> administrative(row);
        };
    }

    private static ObjectNode delivery(ActivityTable.Row row) {
        JsonNode json = row.json();
        boolean arrived = json.path("arrived").asBoolean();
        ObjectNode view = envelope(row, json.path("settingId").asString());
        words(view, "category", "Autoscale");
        words(view, "eventName", "Notification");
        words(view, "operationName", "Microsoft.Insights/AutoscaleSettings/Notification/Action");
        words(view, "status", arrived ? "Succeeded" : "Failed");
        view.put("level", arrived ? "Informational" : "Warning");
        view.put("caller", "Microsoft.Insights/autoscaleSettings");
        view.put("description", json.path("description").asString());
        view.putObject("properties").put("Description", json.path("description").asString());
        return view;
    }

    private static ObjectNode autoscale(ActivityTable.Row row) {
        JsonNode json = row.json();
        AutoscaleEvent event = AutoscaleEvent.of(json);
        ObjectNode view = envelope(row, json.path("settingId").asString());
        words(view, "category", "Autoscale");
        words(view, "eventName", event.name());
        words(view, "operationName", event.operation());
        words(view, "status", event.succeeded() ? "Succeeded" : "Failed");
        view.put("level", event.succeeded() ? "Informational" : "Error");
        view.put("caller", AUTOSCALE);
        view.put("description", event.description());
        view.putObject("claims").put(SPN, AUTOSCALE);
        view.putObject("authorization")
                .put("action", event.operation())
                .put("scope", json.path("settingId").asString());
        ObjectNode properties = view.putObject("properties");
        properties.put("Description", event.description());
        properties.put("ResourceName", json.path("targetResourceId").asString());
        count(properties, "OldInstancesCount", json.path(json.has("from") ? "from" : "current"));
        count(properties, "NewInstancesCount", json.path(json.has("to") ? "to" : "actual"));
        if (json.has("profile")) {
            properties.put("ActiveAutoscaleProfile", json.path("profile").toString());
        }
        if (json.has("previous")) {
            properties.put("LastScaleActionTime", rfc1123(json.path("previous").path("at")));
        }
        if (json.has("why")) {
            properties.put("Notes", json.path("why").asString());
        }
        return view;
    }

    private static ObjectNode administrative(ActivityTable.Row row) {
        JsonNode json = row.json();
        String operation = json.path("operation").asString();
        String resource = json.path("resourceId").asString();
        ObjectNode view = envelope(row, resource);
        words(view, "category", "Administrative");
        words(view, "eventName", "EndRequest");
        words(view, "operationName", operation);
        words(view, "status", "Succeeded");
        view.put("level", "Informational");
        view.put("caller", caller(json));
        view.put("description", "");
        claims(view.putObject("claims"), json);
        view.set("httpRequest", httpRequest(json));
        view.putObject("authorization").put("action", operation).put("scope", resource);
        view.putObject("properties").put("entity", resource);
        return view;
    }

    /// Azure calls people by their names and programs by their object ids.
    private static String caller(JsonNode json) {
        String id = json.path("callerId").asString("");
        boolean isProgram =
                json.path("callerType").asString("").equals(SERVICE_PRINCIPAL.word())
                        && !id.equals(Principal.TIDEMILL.objectId());
        return isProgram ? id : json.path("caller").asString();
    }

    private static void claims(ObjectNode claims, JsonNode json) {
        claims.put("name", json.path("caller").asString());
        json.path("callerId").stringValueOpt().ifPresent(id -> claims.put(OBJECT_ID, id));
    }

    /// Rows of an earlier Tidemill know nothing of it.
    private static JsonNode httpRequest(JsonNode json) {
        return json.has("call")
                ? json.path("call")
                : ArmJson.object().put("clientRequestId", json.path("correlationId").asString());
    }

    private static ObjectNode envelope(ActivityTable.Row row, String resourceId) {
        String id = uuid(row);
        String correlation = row.json().path("correlationId").asString();
        ObjectNode view =
                ArmJson.object()
                        .put(
                                "id",
                                "%s/events/%s/ticks/%d".formatted(resourceId, id, ticks(row.at())))
                        .put("eventDataId", id)
                        .put("correlationId", correlation)
                        .put("operationId", correlation)
                        .put("channels", "Admin, Operation")
                        .put("resourceId", resourceId)
                        .put("eventTimestamp", row.at().toString())
                        .put("submissionTimestamp", row.at().toString())
                        .put("tenantId", Tenant.ID);
        words(view, "subStatus", "");
        words(view, "resourceType", type(resourceId));
        Matcher place = PLACE.matcher(resourceId);
        if (place.matches()) {
            view.put("subscriptionId", place.group(1));
            Optional.ofNullable(place.group(2))
                    .ifPresent(group -> view.put("resourceGroupName", group));
            words(
                    view,
                    "resourceProviderName",
                    Objects.requireNonNullElse(place.group(3), GROUPS_PROVIDER));
        }
        return view;
    }

    /// Provider and types of an id, such as `Microsoft.Insights/autoscaleSettings`: after the
    /// provider every other segment is a name.
    private static String type(String resourceId) {
        Matcher matcher = TYPE.matcher(resourceId);
        if (!matcher.matches()) {
            return GROUPS_PROVIDER + "/resourceGroups";
        }
        StringBuilder type = new StringBuilder(matcher.group(1));
        String[] segments = matcher.group(2).split("/", -1);
        for (int i = 0; i < segments.length; i += 2) {
            type.append('/').append(segments[i]);
        }
        return type.toString();
    }

    /// The same row always gets the same id.
    private static String uuid(ActivityTable.Row row) {
        String seed = "activity " + row.sequence();
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static long ticks(Instant at) {
        return TICKS_AT_EPOCH + 10 * ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static void words(ObjectNode view, String name, String value) {
        view.putObject(name).put("value", value).put("localizedValue", value);
    }

    private static void count(ObjectNode properties, String name, JsonNode count) {
        if (!count.isMissingNode()) {
            properties.put(name, count.asString());
        }
    }

    private static String rfc1123(JsonNode at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.parse(at.asString()).atOffset(ZoneOffset.UTC));
    }
}
