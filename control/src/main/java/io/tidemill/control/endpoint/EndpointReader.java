package io.tidemill.control.endpoint;

import io.tidemill.control.resource.ResourceIdentity;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Problems;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Reads the body of an endpoint into the document that is kept, and reports everything that is
/// wrong with it.
final class EndpointReader {
    private static final int MOST_PERCENT = 100;
    private static final int MOST_MIRRORED = 50;

    private final Problems problems;
    private final ResourceBody body;
    private final JsonField properties;

    /// A reader of one body.
    EndpointReader(ObjectNode body, Problems problems) {
        this.problems = problems;
        this.body = ResourceBody.of(body, problems);
        this.properties = this.body.properties();
    }

    /// Names of deployments are compared without regard to case.
    ///
    /// @param deployments names, in small letters, of those that traffic may go to
    ObjectNode read(EndpointId id, Set<String> deployments) {
        Names.check("endpoint", id.name(), problems);
        ObjectNode document = body.document();
        document.set("identity", ResourceIdentity.read(body.at("identity")));
        ObjectNode kept = document.putObject("properties");
        kept.put("authMode", authMode());
        kept.put("description", body.text("description"));
        kept.set("properties", body.ownProperties());
        kept.put("publicNetworkAccess", publicNetworkAccess());
        if (!properties.at("compute").isAbsent()) {
            kept.put("compute", body.text("compute"));
        }
        kept.set("traffic", traffic(deployments));
        kept.set("mirrorTraffic", mirror(deployments));
        return document;
    }

    /// The keys that the body brings, or freshly made ones.
    Keys keys(Keys made) {
        JsonField keys = properties.at("keys");
        return new Keys(
                keys.at("primaryKey").readIfPresent(Keys::checked, made.primary(), Keys.WANTED),
                keys.at("secondaryKey")
                        .readIfPresent(Keys::checked, made.secondary(), Keys.WANTED));
    }

    boolean bringsKeys() {
        return !properties.at("keys").isAbsent();
    }

    private String authMode() {
        return properties
                .at("authMode")
                .readIfPresent(AuthMode::find, AuthMode.KEY, "must be Key, AMLToken or AADToken")
                .word();
    }

    private String publicNetworkAccess() {
        return properties
                .at("publicNetworkAccess")
                .readIfPresent(
                        text ->
                                List.of("Enabled", "Disabled").stream()
                                        .filter(text::equalsIgnoreCase)
                                        .findFirst(),
                        "Enabled",
                        "must be Enabled or Disabled");
    }

    private ObjectNode traffic(Set<String> deployments) {
        JsonField field = properties.at("traffic");
        ObjectNode traffic = shares(field, deployments, MOST_PERCENT);
        int sum = traffic.valueStream().mapToInt(share -> share.asInt()).sum();
        if (sum != 0 && sum != MOST_PERCENT) {
            field.explain(
                    "BadRequest",
                    "properties.traffic adds up to %d, must add up to 0 or 100".formatted(sum));
        }
        return traffic;
    }

    private ObjectNode mirror(Set<String> deployments) {
        JsonField field = properties.at("mirrorTraffic");
        ObjectNode mirrored = shares(field, deployments, MOST_MIRRORED);
        if (mirrored.size() > 1) {
            field.refuse("must name one deployment at most");
        }
        return mirrored;
    }

    private static ObjectNode shares(JsonField field, Set<String> deployments, int most) {
        ObjectNode shares = ArmJson.object();
        field.members()
                .forEach((name, share) -> {
                    if (!deployments.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                        share.explain(
                                "BadRequest",
                                share.path() + " names no deployment of this endpoint");
                    }
                    shares.put(name, WholeNumber.read(share, 0, most));
                });
        return shares;
    }
}
