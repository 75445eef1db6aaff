package io.tidemill.control.authorization;

import static io.tidemill.control.authorization.Holders.ANN;
import static io.tidemill.control.authorization.Holders.GROUP;
import static io.tidemill.control.authorization.Holders.READER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoleDefinitionRoutesTest {
    private static final String TYPE = "/providers/Microsoft.Authorization/roleDefinitions";
    private static final String ASSIGNMENT =
            "/providers/Microsoft.Authorization/roleAssignments/11111111-0000-0000-0000-000000000001";
    private static final String ONE = "22222222-0000-0000-0000-000000000001";
    private static final String TWO = "22222222-0000-0000-0000-000000000002";

    @TempDir private Path folder;
    private RoleRoutesFixture roles;

    @BeforeEach
    void open() {
        roles = new RoleRoutesFixture(folder);
    }

    @AfterEach
    void close() {
        roles.close();
    }

    @Test
    void listsTheBuiltInRolesUnderAzuresIds() {
        assertThat(labels("/subscriptions/S", ""))
                .containsExactly(
                        "AzureML Data Scientist",
                        "Contributor",
                        "Monitoring Contributor",
                        "Monitoring Metrics Publisher",
                        "Monitoring Reader",
                        "Owner",
                        "Reader",
                        "User Access Administrator");
        assertThat(
                        roles.get(
                                        "/subscriptions/S"
                                                + TYPE
                                                + "?api-version=2022-04-01&$filter=roleName eq 'Reader'")
                                .json()
                                .at("/value/0/id")
                                .asString())
                .isEqualTo("/subscriptions/S" + TYPE + "/" + READER);
    }

    @Test
    void makesARoleThatLetsItsHolderWriteSettings() {
        ArmResponse made = put(ONE, role("Scaler", "microsoft.insights/autoscalesettings/write"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().at("/properties/type").asString()).isEqualTo("CustomRole");
        assertThat(made.json().at("/properties/permissions/0/actions/0").asString())
                .isEqualTo("microsoft.insights/autoscalesettings/write");
        give(ONE);

        String setting = GROUP + "/providers/microsoft.insights/autoscalesettings/one";
        assertThat(roles.call(ANN, "PUT", setting, "{}").status()).isEqualTo(404);
        assertThat(roles.call(ANN, "GET", setting, "").status()).isEqualTo(403);
    }

    @Test
    void changesWhatHoldersMayDoWhenARoleChanges() {
        put(ONE, role("Reads roles", "Microsoft.Authorization/roleDefinitions/read"));
        give(ONE);
        assertThat(roles.call(ANN, "GET", GROUP + TYPE, "").status()).isEqualTo(200);

        assertThat(put(ONE, role("Reads roles", "a.b/c/read")).status()).isEqualTo(201);
        assertThat(roles.call(ANN, "GET", GROUP + TYPE, "").status()).isEqualTo(403);
    }

    @Test
    void keepsRolesOverARestart() {
        put(ONE, role("Scaler", "a.b/c/*"));
        roles.close();
        open();

        assertThat(labels(GROUP, "type eq 'CustomRole'")).containsExactly("Scaler");
    }

    @Test
    void listsARoleWhereItCanBeAssigned() {
        put(ONE, role("Scaler", "a.b/c/*"));

        assertThat(labels(GROUP, "roleName eq 'Scaler'")).hasSize(1);
        assertThat(labels("/subscriptions/S", "roleName eq 'Scaler'")).isEmpty();
        assertThat(labels("/subscriptions/S", "atScopeAndBelow() and roleName eq 'Scaler'"))
                .hasSize(1);
    }

    @Test
    void refusesToAssignARoleElsewhere() {
        put(ONE, role("Scaler", "a.b/c/*"));
        ArmResponse response = roles.put("/subscriptions/S" + ASSIGNMENT, assignment(ONE));

        assertThat(code(response)).isEqualTo("RoleAssignmentScopeNotAssignableToRoleDefinition");
    }

    @Test
    void deletesARoleThatNobodyHas() {
        put(ONE, role("Scaler", "a.b/c/*"));
        give(ONE);
        assertThat(code(roles.delete(GROUP + TYPE + "/" + ONE)))
                .isEqualTo("RoleDefinitionHasAssignments");

        roles.delete(GROUP + ASSIGNMENT);
        assertThat(roles.delete(GROUP + TYPE + "/" + ONE).status()).isEqualTo(200);
        assertThat(roles.delete(GROUP + TYPE + "/" + ONE).status()).isEqualTo(204);
        assertThat(roles.get(GROUP + TYPE + "/" + ONE).status()).isEqualTo(404);
    }

    @Test
    void leavesBuiltInRolesAsTheyAre() {
        assertThat(put(READER, role("Mine", "*")).status()).isEqualTo(403);
        assertThat(roles.delete(GROUP + TYPE + "/" + READER).status()).isEqualTo(403);
    }

    @Test
    void refusesASecondRoleOfThatName() {
        put(ONE, role("Scaler", "a.b/c/*"));

        assertThat(code(put(TWO, role("scaler", "a.b/c/*"))))
                .isEqualTo("RoleDefinitionWithSameNameExists");
        assertThat(code(put(TWO, role("Owner", "a.b/c/*"))))
                .isEqualTo("RoleDefinitionWithSameNameExists");
    }

    @Test
    void reportsAllThatIsWrongAtOnce() {
        ArmResponse response =
                roles.put(
                        GROUP + TYPE + "/no-guid",
                        """
                        {"properties": {"type": "BuiltInRole", "roleName": " ",
                          "permissions": [{"actions": ["read", 7, "a.b/c read"]}],
                          "assignableScopes": ["/", "nowhere"]}}\
                        """);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().at("/error/details")).hasSize(8);
        assertThat(response.json().at("/error/message").asString())
                .contains("properties.permissions[0].actions[2] = a.b/c read, must be an action")
                .contains("properties.assignableScopes[1] = nowhere");
    }

    @Test
    void wantsPermissionsAndScopes() {
        ArmResponse response = put(ONE, "{\"properties\": {\"roleName\": \"Empty\"}}");

        assertThat(response.json().at("/error/message").asString())
                .contains("properties.permissions is missing", "assignableScopes is missing");
    }

    @Test
    void keepsAnOwnerOfOneGroupFromChangingARoleOfAnother() {
        roles.put(GROUP + ASSIGNMENT, assignment(BuiltInRoles.OWNER));
        String both =
                role("Wide", "a.b/*").replace("[\"" + GROUP, "[\"/subscriptions/S\", \"" + GROUP);

        assertThat(code(roles.call(ANN, "PUT", GROUP + TYPE + "/" + ONE, both)))
                .isEqualTo("LinkedAuthorizationFailed");
        put(ONE, both);
        assertThat(code(roles.call(ANN, "PUT", GROUP + TYPE + "/" + ONE, role("Wide", "*"))))
                .isEqualTo("LinkedAuthorizationFailed");
        assertThat(code(roles.call(ANN, "DELETE", GROUP + TYPE + "/" + ONE, "")))
                .isEqualTo("LinkedAuthorizationFailed");
        assertThat(roles.call(ANN, "PUT", GROUP + TYPE + "/" + TWO, role("Own", "*")).status())
                .isEqualTo(201);
    }

    private ArmResponse put(String name, String body) {
        return roles.put(GROUP + TYPE + "/" + name, body);
    }

    private void give(String role) {
        assertThat(roles.put(GROUP + ASSIGNMENT, assignment(role)).status()).isEqualTo(201);
    }

    private static String assignment(String role) {
        return "{\"properties\": {\"roleDefinitionId\": \"%s/%s\", \"principalId\": \"%s\"}}"
                .formatted(TYPE, role, ANN.objectId());
    }

    private static String role(String label, String action) {
        return """
        {"properties": {"roleName": "%s", "description": "", "type": "CustomRole",
          "permissions": [{"actions": ["%s"], "notActions": []}], "assignableScopes": ["%s"]}}\
        """
                .formatted(label, action, GROUP);
    }

    private List<String> labels(String scope, String filter) {
        return roles.get(scope + TYPE + "?api-version=2022-04-01&$filter=" + filter)
                .json()
                .path("value")
                .valueStream()
                .map(role -> role.at("/properties/roleName").asString())
                .toList();
    }

    private static String code(ArmResponse response) {
        return response.json().at("/error/code").asString();
    }
}
