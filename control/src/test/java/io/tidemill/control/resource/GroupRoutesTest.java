package io.tidemill.control.resource;

import static io.tidemill.control.resource.SurroundingsFixture.GROUP;
import static io.tidemill.control.resource.SurroundingsFixture.SUBSCRIPTION;
import static io.tidemill.control.resource.SurroundingsFixture.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.control.rest.ArmResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GroupRoutesTest {
    private static final String OTHER = SUBSCRIPTION + "/resourcegroups/rg1";

    @TempDir private Path folder;

    @Test
    void answersTheDefaultGroupFromTheFirstStart() {
        try (var there = SurroundingsFixture.in(folder)) {
            assertThat(there.get(GROUP.toLowerCase(java.util.Locale.ROOT)).body())
                    .isEqualTo(
                            "{\"id\":\"%s\",\"name\":\"tidemill\",\"type\":\"Microsoft.Resources/resourceGroups\",\"location\":\"local\",\"tags\":{},\"properties\":{\"provisioningState\":\"Succeeded\"}}"
                                    .formatted(GROUP));
        }
    }

    @Test
    void createsChangesAndListsGroups() {
        try (var there = SurroundingsFixture.in(folder)) {
            ArmResponse created =
                    there.call("PUT", OTHER, "{\"location\":\"East US\",\"tags\":{\"a\":\"b\"}}");
            ArmResponse patched = there.call("PATCH", OTHER, "{\"tags\":{\"c\":\"d\"}}");

            assertThat(created.status()).isEqualTo(201);
            JsonNode group = patched.json();
            assertThat(patched.status()).isEqualTo(200);
            assertThat(group.path("location").asString()).isEqualTo("eastus");
            assertThat(group.path("tags").toString()).isEqualTo("{\"c\":\"d\"}");
            assertThat(group.at("/systemData/createdByType").asString()).isEqualTo("Application");
            assertThat(there.get(SUBSCRIPTION + "/resourcegroups").json().path("value"))
                    .extracting(each -> each.path("name").asString())
                    .containsExactly("rg1", "tidemill");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | LocationRequired",
                "{\"location\":\"../x\"} | BadRequest",
                "{\"location\":\"local\",\"tags\":{\"a\":{}}} | BadRequest",
                "[] | UnsupportedRequestContent"
            })
    void refusesABodyThatIsNoGroup(String body, String code) {
        try (var there = SurroundingsFixture.in(folder)) {
            assertThat(code(there.call("PUT", OTHER, body))).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ends.", "a%20b", "a!b"})
    void refusesNamesThatAzureRefuses(String name) {
        try (var there = SurroundingsFixture.in(folder)) {
            ArmResponse refused =
                    there.call(
                            "PUT",
                            SUBSCRIPTION + "/resourceGroups/" + name,
                            "{\"location\":\"local\"}");

            assertThat(refused.status()).isEqualTo(400);
        }
    }

    @Test
    void doesNotMoveAGroup() {
        try (var there = SurroundingsFixture.in(folder)) {
            ArmResponse moved = there.call("PUT", GROUP, "{\"location\":\"eastus\"}");

            assertThat(moved.status()).isEqualTo(409);
            assertThat(code(moved)).isEqualTo("InvalidResourceGroupLocation");
        }
    }

    @Test
    void saysWhetherAGroupIsThere() {
        try (var there = SurroundingsFixture.in(folder)) {
            assertThat(there.call("HEAD", GROUP, "").status()).isEqualTo(204);
            assertThat(there.call("HEAD", OTHER, "").status()).isEqualTo(404);
            assertThat(code(there.get(OTHER))).isEqualTo("ResourceGroupNotFound");
            assertThat(code(there.call("DELETE", OTHER, ""))).isEqualTo("ResourceGroupNotFound");
            assertThat(code(there.call("PATCH", OTHER, "{}"))).isEqualTo("ResourceGroupNotFound");
        }
    }

    @Test
    void deletesAGroupWithEverythingInIt() {
        var things = new FakeResidents("A/things", GROUP + "/providers/A/things/x", OTHER + "/y");
        try (var there = SurroundingsFixture.in(folder, things)) {
            ArmResponse deleted = there.call("DELETE", GROUP, "");

            assertThat(deleted.status()).isEqualTo(202);
            assertThat(deleted.headers()).containsEntry("Retry-After", "1");
            ArmResponse polled = there.poll(deleted.headers().getOrDefault("Location", ""));
            assertThat(polled.status()).isEqualTo(200);
            assertThat(things.ids()).containsExactly(OTHER + "/y");
            assertThat(there.get(GROUP).status()).isEqualTo(404);
            assertThat(there.get(SurroundingsFixture.WORKSPACE).status()).isEqualTo(404);
        }
    }

    @Test
    void doesNotBringADeletedDefaultGroupBack() {
        try (var there = SurroundingsFixture.in(folder)) {
            there.call("DELETE", GROUP, "");
        }
        try (var again = SurroundingsFixture.in(folder)) {
            assertThat(again.get(GROUP).status()).isEqualTo(404);
        }
    }

    @Test
    void finishesADeletionThatBrokeOffAtTheNextStart() {
        var things = new FakeResidents("A/things", GROUP + "/providers/A/things/x");
        things.breakDown();
        try (var there = SurroundingsFixture.in(folder, things)) {
            assertThatThrownBy(() -> there.call("DELETE", GROUP, "")).hasMessage("broken");
            assertThat(there.get(GROUP).json().at("/properties/provisioningState").asString())
                    .isEqualTo("Deleting");
            assertThat(code(there.call("PUT", GROUP, "{\"location\":\"local\"}")))
                    .isEqualTo("ResourceGroupBeingDeleted");
            assertThat(code(there.call("PUT", SurroundingsFixture.WORKSPACE, "{}")))
                    .isEqualTo("ResourceGroupBeingDeleted");
        }
        try (var again = SurroundingsFixture.in(folder, new FakeResidents("A/things"))) {
            assertThat(again.get(GROUP).status()).isEqualTo(404);
        }
    }

    @Test
    void knowsNoOperationOfAnotherName() {
        try (var there = SurroundingsFixture.in(folder)) {
            assertThat(there.get(SUBSCRIPTION + "/operationresults/!!").status()).isEqualTo(404);
        }
    }
}
