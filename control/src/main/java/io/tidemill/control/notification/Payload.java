package io.tidemill.control.notification;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.engine.activity.Stamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The bodies that webhooks get.
final class Payload {
    /// Azure's seven digits after the second.
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Occasion occasion;
    private final TargetPlace target;
    private final OccasionWords words;
    private final JsonNode setting;
    private final String link;

    /// @param setting the setting's document
    /// @param link where a person can see more
    Payload(Occasion occasion, JsonNode setting, String link) {
        this.occasion = occasion;
        this.setting = setting;
        this.link = link;
        target = TargetPlace.of(occasion.stamp().targetResourceId());
        words = OccasionWords.of(occasion, target);
    }

    OccasionWords words() {
        return words;
    }

    TargetPlace target() {
        return target;
    }

    String link() {
        return link;
    }

    /// The name of the setting.
    String name() {
        return setting.path("name").asString("");
    }

    /// Azure's payload.
    ///
    /// @param properties of the webhook, echoed as they are
    ObjectNode azure(JsonNode properties) {
        ObjectNode body =
                ArmJson.object()
                        .put("version", "1.0")
                        .put("status", words.status())
                        .put("operation", words.operation());
        body.set("context", context());
        body.set("properties", properties.isObject() ? properties : ArmJson.object());
        return body;
    }

    /// The same as data of a CloudEvent in its structured JSON form. Receivers of one occasion all
    /// get the same event id, so that it can be told from the next.
    ObjectNode cloudEvent(JsonNode properties) {
        Stamp stamp = occasion.stamp();
        ObjectNode event =
                ArmJson.object()
                        .put("specversion", "1.0")
                        .put("id", stamp.correlationId() + "/" + words.eventType())
                        .put("source", stamp.settingId())
                        .put("type", words.eventType())
                        .put("subject", stamp.targetResourceId())
                        .put("time", stamp.at().toString())
                        .put("datacontenttype", "application/json");
        event.set("data", azure(properties));
        return event;
    }

    private ObjectNode context() {
        Stamp stamp = occasion.stamp();
        ObjectNode context =
                ArmJson.object()
                        .put("timestamp", time(stamp.at()))
                        .put("id", stamp.settingId())
                        .put("name", name())
                        .put("details", words.details())
                        .put("subscriptionId", target.subscription())
                        .put("resourceGroupName", target.group())
                        .put("resourceName", target.name())
                        .put("resourceType", target.type())
                        .put("resourceId", target.id())
                        .put("portalLink", link)
                        .put("resourceRegion", region());
        if (occasion instanceof Occasion.Scale scale) {
            context.put("oldCapacity", Integer.toString(scale.from()))
                    .put("newCapacity", Integer.toString(scale.to()));
        }
        return context;
    }

    private String region() {
        String own = setting.path("location").asString("");
        return setting.path("properties").path("targetResourceLocation").asString(own);
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
