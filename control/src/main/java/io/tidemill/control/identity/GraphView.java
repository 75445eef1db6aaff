package io.tidemill.control.identity;

import io.tidemill.control.rest.ArmJson;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Our principals as Microsoft Graph shows them. Of secrets it shows all but the text.
final class GraphView {
    private GraphView() {}

    static ObjectNode servicePrincipal(ServicePrincipal principal) {
        ObjectNode json =
                ArmJson.object()
                        .put("@odata.type", "#microsoft.graph.servicePrincipal")
                        .put("id", principal.objectId())
                        .put("appId", principal.appId())
                        .put("displayName", principal.name())
                        .put("appDisplayName", principal.name())
                        .put("accountEnabled", true)
                        .put("servicePrincipalType", "Application")
                        .put("appOwnerOrganizationId", Tenant.ID)
                        .put("createdDateTime", principal.created().toString());
        json.putArray("servicePrincipalNames").add(principal.appId());
        return withCredentials(json, principal);
    }

    /// The application of a service principal; its object id is its application id.
    static ObjectNode application(ServicePrincipal principal) {
        ObjectNode json =
                ArmJson.object()
                        .put("@odata.type", "#microsoft.graph.application")
                        .put("id", principal.appId())
                        .put("appId", principal.appId())
                        .put("displayName", principal.name())
                        .put("signInAudience", "AzureADMyOrg")
                        .put("createdDateTime", principal.created().toString());
        json.putArray("identifierUris");
        return withCredentials(json, principal);
    }

    static ObjectNode user(Principal user) {
        return ArmJson.object()
                .put("@odata.type", "#microsoft.graph.user")
                .put("id", user.objectId())
                .put("displayName", user.name())
                .put("userPrincipalName", user.name());
    }

    static ObjectNode secret(Secret secret) {
        return ArmJson.object()
                .put("keyId", secret.keyId())
                .put("displayName", secret.name())
                .put("hint", secret.hint())
                .put("startDateTime", secret.start().toString())
                .put("endDateTime", secret.end().toString());
    }

    private static ObjectNode withCredentials(ObjectNode json, ServicePrincipal principal) {
        var passwords = json.putArray("passwordCredentials");
        principal.secrets().forEach(secret -> passwords.add(secret(secret)));
        json.putArray("keyCredentials");
        return json;
    }

    /// What a filter may ask about a service principal or its application.
    static GraphFilter.Fields fields(ServicePrincipal principal) {
        return field ->
                switch (field) {
                    case "displayName" -> List.of(principal.name());
                    case "appId" -> List.of(principal.appId());
                    case "id" -> List.of(principal.objectId());
                    case "servicePrincipalNames" -> List.of(principal.appId());
                    default -> List.of();
                };
    }

    /// What a filter may ask about a user.
    static GraphFilter.Fields fields(Principal user) {
        return field ->
                switch (field) {
                    case "displayName", "userPrincipalName" -> List.of(user.name());
                    case "id" -> List.of(user.objectId());
                    default -> List.of();
                };
    }
}
