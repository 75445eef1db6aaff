package io.tidemill.control.authorization;

import static io.tidemill.control.authorization.Holders.ANN;
import static io.tidemill.control.authorization.Holders.CONTRIBUTOR;
import static io.tidemill.control.authorization.Holders.GROUP;
import static io.tidemill.control.authorization.Holders.READER;
import static io.tidemill.control.authorization.Holders.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleAssignmentRoutesTest {
    private static final String TYPE = "/providers/Microsoft.Authorization/roleAssignments";
    private static final String ONE = "11111111-0000-0000-0000-000000000001";
    private static final String TWO = "11111111-0000-0000-0000-000000000002";
    private static final String ROLES =
            "/subscriptions/S/providers/Microsoft.Authorization/roleDefinitions/";

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
    void givesARoleThatCountsAtOnce() {
        assertThat(read(GROUP).status()).isEqualTo(403);

        ArmResponse made = give(GROUP, ONE, READER);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("id").asString()).isEqualTo(GROUP + TYPE + "/" + ONE);
        assertThat(made.json().at("/properties/roleDefinitionId").asString())
                .isEqualTo(ROLES + READER);
        assertThat(made.json().at("/properties/principalType").asString()).isEqualTo("User");
        assertThat(made.json().at("/properties/scope").asString()).isEqualTo(GROUP);
        assertThat(read(GROUP).status()).isEqualTo(200);
    }

    @Test
    void takesARoleAwayOnce() {
        give(GROUP, ONE, READER);

        assertThat(roles.delete(GROUP + TYPE + "/" + ONE.toUpperCase(Locale.ROOT)).status())
                .isEqualTo(200);
        assertThat(roles.delete(GROUP + TYPE + "/" + ONE).status()).isEqualTo(204);
        assertThat(read(GROUP).status()).isEqualTo(403);
    }

    @Test
    void keepsRolesOverARestart() {
        give(GROUP, ONE, READER);
        roles.close();
        open();

        assertThat(read(GROUP).status()).isEqualTo(200);
    }

    @Test
    void refusesASecondAssignmentThatSaysTheSame() {
        give(GROUP, ONE, READER);
        ArmResponse again = give(GROUP.toLowerCase(Locale.ROOT), TWO, READER);

        assertThat(again.status()).isEqualTo(409);
        assertThat(code(again)).isEqualTo("RoleAssignmentExists");
        assertThat(again.body()).contains(ONE);
        assertThat(give(GROUP, ONE, READER).status()).isEqualTo(201);
    }

    @Test
    void refusesToTurnOneAssignmentIntoAnother() {
        give(GROUP, ONE, READER);

        assertThat(code(give(GROUP, ONE, CONTRIBUTOR)))
                .isEqualTo("RoleAssignmentUpdateNotPermitted");
    }

    @Test
    void refusesToLockTheAdministratorOut() {
        String id = roles.get(TYPE).json().at("/value/0/id").asString();

        assertThat(roles.delete(id).status()).isEqualTo(409);
        assertThat(roles.get(TYPE).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                       2",
        "atScope(),                                2",
        "assignedTo('0000000A-0000-0000-0000-000000000000'), 1",
        "principalId eq '0000000a-0000-0000-0000-000000000000', 1",
        "atScope() and assignedTo('0000000b-0000-0000-0000-000000000000'), 0",
    })
    void listsWhatHoldsAtTheScope(String filter, int found) {
        give(GROUP, ONE, READER);

        assertThat(list(GROUP, filter)).hasSize(found);
    }

    @Test
    void listsWhatIsInheritedAndWhatLiesBelowButNothingBeside() {
        give("/subscriptions/S", ONE, READER);
        give(GROUP, TWO, CONTRIBUTOR);
        give(GROUP + "2", "11111111-0000-0000-0000-000000000003", READER);

        assertThat(list(GROUP, "")).hasSize(3);
        assertThat(list(SETTINGS + "/one", "")).hasSize(3);
        assertThat(list("/subscriptions/S", "atScope()")).hasSize(2);
        assertThat(list("/subscriptions/S", "")).hasSize(4);
        assertThat(list("/subscriptions/S2", "")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"principalId", "nothing()", "atScope() or atScope()", "name eq 'x'"})
    void refusesAFilterThatItDoesNotUnderstand(String filter) {
        ArmResponse response =
                roles.get(GROUP + TYPE + "?api-version=2022-04-01&$filter=" + filter);

        assertThat(response.status()).isEqualTo(400);
    }

    @Test
    void reportsAllThatIsWrongAtOnce() {
        ArmResponse response =
                roles.put(
                        GROUP + TYPE + "/no-guid",
                        """
                        {"properties": {"roleDefinitionId": "Reader", "principalId": "ann",
                          "principalType": "Robot", "condition": "@Resource[x] eq 1"}}\
                        """);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().at("/error/details")).hasSize(5);
        assertThat(response.json().at("/error/message").asString())
                .contains("no-guid", "roleDefinitionId = Reader", "principalId = ann", "Robot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"properties\": 1}"})
    void refusesABodyThatIsNone(String body) {
        assertThat(roles.put(GROUP + TYPE + "/" + ONE, body).status()).isEqualTo(400);
    }

    @Test
    void refusesARoleThatIsNotThere() {
        assertThat(code(give(GROUP, ONE, TWO))).isEqualTo("RoleDefinitionDoesNotExist");
    }

    @Test
    void wantsToKnowWhatAnUnknownPrincipalIs() {
        String path = GROUP + TYPE + "/" + ONE;

        assertThat(code(roles.put(path, body(TWO, READER, "")))).isEqualTo("PrincipalNotFound");
        assertThat(roles.put(path, body(TWO, READER, ", \"principalType\": \"Group\"")).status())
                .isEqualTo(201);
    }

    @Test
    void refusesAPrincipalOfAnotherType() {
        String body = body(ANN.objectId(), READER, ", \"principalType\": \"ServicePrincipal\"");

        assertThat(code(roles.put(GROUP + TYPE + "/" + ONE, body)))
                .isEqualTo("UnmatchedPrincipalType");
    }

    @Test
    void refusesAPlaceThatCanNotBe() {
        ArmResponse response = give("/subscriptions/S/resourceGroups", ONE, READER);

        assertThat(code(response)).isEqualTo("InvalidScope");
    }

    @Test
    void doesNotLetAContributorGiveRoles() {
        give(GROUP, ONE, CONTRIBUTOR);
        ArmResponse response =
                roles.call(
                        ANN,
                        "PUT",
                        GROUP + TYPE + "/" + TWO,
                        body(ANN.objectId(), BuiltInRoles.OWNER, ""));

        assertThat(code(response)).isEqualTo("AuthorizationFailed");
    }

    @Test
    void tellsTheActivityLog() {
        give("/subscriptions/S", ONE, READER);
        give(GROUP, TWO, READER);

        assertThat(
                        roles.get(
                                        "/subscriptions/S/providers/Microsoft.Insights/eventtypes/management/values?api-version=2015-04-01")
                                .json()
                                .path("value"))
                .hasSize(2)
                .allSatisfy(event ->
                        assertThat(event.at("/operationName/value").asString())
                                .isEqualTo("Microsoft.Authorization/roleAssignments/write"));
    }

    private ArmResponse give(String scope, String name, String role) {
        return roles.put(scope + TYPE + "/" + name, body(ANN.objectId(), role, ""));
    }

    private static String body(String principal, String role, String more) {
        return "{\"properties\": {\"roleDefinitionId\": \"%s%s\", \"principalId\": \"%s\"%s}}"
                .formatted(ROLES, role, principal, more);
    }

    private ArmResponse read(String scope) {
        return roles.call(ANN, "GET", scope + TYPE, "");
    }

    private List<String> list(String scope, String filter) {
        return roles.get(scope + TYPE + "?api-version=2022-04-01&$filter=" + filter)
                .json()
                .path("value")
                .valueStream()
                .map(made -> made.path("name").asString())
                .toList();
    }

    private static String code(ArmResponse response) {
        return response.json().at("/error/code").asString();
    }
}
