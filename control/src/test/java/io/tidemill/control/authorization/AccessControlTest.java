package io.tidemill.control.authorization;

import static io.tidemill.control.authorization.Holders.ANN;
import static io.tidemill.control.authorization.Holders.CONTRIBUTOR;
import static io.tidemill.control.authorization.Holders.GROUP;
import static io.tidemill.control.authorization.Holders.READER;
import static io.tidemill.control.authorization.Holders.SETTINGS;
import static io.tidemill.control.authorization.Holders.assignment;
import static io.tidemill.control.authorization.Holders.role;
import static io.tidemill.control.identity.Principal.ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.identity.Principal;
import io.tidemill.control.store.DocumentStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessControlTest {
    private static final String WRITE = "Microsoft.Insights/autoscaleSettings/write";
    private static final String READ = "Microsoft.Insights/autoscaleSettings/read";
    private static final String SETTING = SETTINGS + "/one";

    @TempDir private Path folder;
    private DocumentStore store;
    private AccessControl access;

    @BeforeEach
    void open() {
        store = DocumentStore.open(folder.resolve("tidemill.db"));
        access = AccessControl.open(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void allowsNobodyAnythingAtFirst() {
        assertThat(access.allows(ADMINISTRATOR, READ, SETTING)).isFalse();
        assertThat(access.allows(ANN, READ, SETTING)).isFalse();
    }

    @Test
    void allowsARoleAtItsScopeAndBelow() {
        assign(READER, GROUP);

        assertThat(access.allows(ANN, READ, SETTING)).isTrue();
        assertThat(access.allows(ANN, READ, SETTING.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(access.allows(ANN, READ, "/subscriptions/S")).isFalse();
        assertThat(access.allows(ANN, READ, GROUP + "2")).isFalse();
        assertThat(access.allows(ANN, WRITE, SETTING)).isFalse();
    }

    @Test
    void allowsWhatAnyOfSeveralRolesAllows() {
        assign(READER, "/subscriptions/S");
        assign(CONTRIBUTOR, SETTING);

        assertThat(access.allows(ANN, WRITE, SETTING)).isTrue();
        assertThat(access.allows(ANN, WRITE, SETTINGS + "/two")).isFalse();
        assertThat(access.allows(ANN, READ, SETTINGS + "/two")).isTrue();
    }

    @Test
    void takesAwayInOneRoleWhatAnotherStillGives() {
        make(role("careful", List.of("*"), List.of("*/write")));
        assign("careful", GROUP);
        assertThat(access.allows(ANN, WRITE, SETTING)).isFalse();
        assertThat(access.allows(ANN, READ, SETTING)).isTrue();

        make(role("writer", List.of("microsoft.insights/autoscalesettings/WRITE"), List.of()));
        assign("writer", GROUP);
        assertThat(access.allows(ANN, WRITE, SETTING)).isTrue();
    }

    @Test
    void doesNotMistakeActionsForDataActions() {
        assign("3913510d-42f4-4e42-8a64-420c390055eb", GROUP);
        String publish = "Microsoft.Insights/Metrics/Write";

        assertThat(access.allowsData(ANN, publish, GROUP)).isTrue();
        assertThat(access.allows(ANN, publish, GROUP)).isFalse();
        assertThat(access.allowsData(ANN, publish, "/subscriptions/S")).isFalse();
    }

    @Test
    void keepsAContributorFromGivingRoles() {
        assign(CONTRIBUTOR, GROUP);

        assertThat(access.allows(ANN, "Microsoft.Authorization/roleAssignments/write", GROUP))
                .isFalse();
        assertThat(access.allows(ANN, "Microsoft.Authorization/roleAssignments/read", GROUP))
                .isTrue();
    }

    @Test
    void letsADataScientistWorkInAWorkspaceButNotChangeIt() {
        String workspace =
                GROUP + "/providers/Microsoft.MachineLearningServices/workspaces/default";
        assign("f6c7c914-8db3-469d-8ca1-694a8f32e121", workspace);
        String type = "Microsoft.MachineLearningServices/workspaces";

        assertThat(access.allows(ANN, type + "/onlineEndpoints/deployments/write", workspace))
                .isTrue();
        assertThat(access.allows(ANN, type + "/read", workspace)).isTrue();
        assertThat(access.allows(ANN, type + "/write", workspace)).isFalse();
        assertThat(access.allows(ANN, WRITE, SETTING)).isFalse();
    }

    @Test
    void forgetsARoleThatIsTakenAway() {
        RoleAssignment given = assign(READER, GROUP);
        access.change(book -> {
            book.delete(given);
            return given;
        });

        assertThat(access.allows(ANN, READ, SETTING)).isFalse();
    }

    @Test
    void ignoresAnAssignmentWhoseRoleIsGone() {
        assign("0000000f-0000-0000-0000-000000000000", GROUP);

        assertThat(access.allows(ANN, READ, SETTING)).isFalse();
    }

    @Test
    void remembersAfterARestart() {
        make(role("writer", List.of("microsoft.insights/autoscalesettings/write"), List.of()));
        assign("writer", GROUP);
        restart();

        assertThat(access.allows(ANN, WRITE, SETTING)).isTrue();
        assertThat(access.allows(ANN, READ, SETTING)).isFalse();
    }

    @Test
    void welcomesTheAdministratorAsOwnerOfEverything() {
        access.welcome(List.of(ADMINISTRATOR), Instant.EPOCH);
        access.welcome(List.of(ADMINISTRATOR), Instant.EPOCH);

        assertThat(access.allows(ADMINISTRATOR, "any.thing/at/all/action", "/")).isTrue();
        assertThat(access.grants().assignments().values().stream().flatMap(List::stream))
                .hasSize(1);
    }

    @Test
    void welcomesTheAdministratorAgainWhenTheFileWasTamperedWith() {
        access.welcome(List.of(ADMINISTRATOR), Instant.EPOCH);
        takeAllAway();
        access.welcome(List.of(ADMINISTRATOR), Instant.EPOCH);

        assertThat(access.allows(ADMINISTRATOR, WRITE, SETTING)).isTrue();
    }

    @Test
    void welcomesOthersOnce() {
        access.welcome(List.of(ADMINISTRATOR, ANN), Instant.EPOCH);
        assertThat(access.allows(ANN, WRITE, SETTING)).isTrue();

        takeAllAway();
        restart();
        access.welcome(List.of(ADMINISTRATOR, ANN), Instant.EPOCH);
        assertThat(access.allows(ANN, WRITE, SETTING)).isFalse();
    }

    @Test
    void comparesObjectIdsWithoutCase() {
        assign(READER, GROUP);
        var shouting = new Principal(ANN.objectId().toUpperCase(Locale.ROOT), "ann", ANN.kind());

        assertThat(access.allows(shouting, READ, SETTING)).isTrue();
    }

    private RoleAssignment assign(String role, String scope) {
        RoleAssignment made = assignment(ANN, role, scope);
        return access.change(book -> {
            book.put(made);
            return made;
        });
    }

    private void make(RoleDefinition role) {
        access.change(book -> {
            book.put(role);
            return role;
        });
    }

    private void takeAllAway() {
        access.change(book -> {
            book.assignments().forEach(book::delete);
            return book;
        });
    }

    private void restart() {
        store.close();
        open();
    }
}
