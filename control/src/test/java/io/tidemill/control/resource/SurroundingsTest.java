package io.tidemill.control.resource;

import static io.tidemill.control.resource.SurroundingsFixture.GROUP;
import static io.tidemill.control.resource.SurroundingsFixture.SUBSCRIPTION;
import static io.tidemill.control.resource.SurroundingsFixture.WORKSPACE;
import static io.tidemill.control.resource.SurroundingsFixture.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmResponse;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurroundingsTest {
    private static final String OLD =
            "/subscriptions/S/resourceGroups/rg1/providers/Microsoft.MachineLearningServices/workspaces/ws1";

    @TempDir private Path folder;
    private SurroundingsFixture there;

    @BeforeEach
    void open() {
        there =
                SurroundingsFixture.in(
                        folder,
                        new FakeResidents(
                                "Microsoft.Insights/autoscaleSettings",
                                GROUP + "/providers/microsoft.insights/autoscalesettings/scale"),
                        new FakeResidents(
                                "Microsoft.MachineLearningServices/workspaces/onlineEndpoints",
                                WORKSPACE + "/onlineEndpoints/words",
                                OLD + "/onlineEndpoints/old"));
    }

    @AfterEach
    void close() {
        there.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/subscriptions/other, SubscriptionNotFound",
        "/subscriptions/other/resourceGroups/tidemill, SubscriptionNotFound",
        "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/no/providers/A/b/c, ResourceGroupNotFound",
        "/subscriptions/00000000-0000-0000-0000-000000000001/RESOURCEGROUPS/TIDEMILL/providers/microsoft.machinelearningservices/workspaces/no/things, ParentResourceNotFound"
    })
    void refusesWhatIsBelowNothing(String path, String code) {
        ArmResponse refused = there.get(path);

        assertThat(refused.status()).isEqualTo(404);
        assertThat(code(refused)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {WORKSPACE, OLD})
    void letsCallsThroughBelowWhatIsThereOrWasAlways(String workspace) {
        assertThat(there.get(workspace + "/things").status()).isEqualTo(200);
        assertThat(there.get(workspace).status()).isEqualTo(200);
    }

    @Test
    void listsTheSubscriptionAndThoseOfEarlierResources() {
        assertThat(there.get("/subscriptions").json().path("value"))
                .extracting(each -> each.path("id").asString())
                .containsExactly(SUBSCRIPTION, "/subscriptions/S");
        assertThat(there.get(SUBSCRIPTION).json().path("state").asString()).isEqualTo("Enabled");
        assertThat(there.get(SUBSCRIPTION + "/locations").json().at("/value/0/name").asString())
                .isEqualTo("local");
        assertThat(there.get("/tenants").json().at("/value/0/tenantId").asString()).hasSize(36);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                                              | 3",
                "name eq 'WORDS'                                                 | 1",
                "resourceType eq 'microsoft.insights/autoscalesettings'          | 1",
                "resourceGroup eq 'tidemill' and location eq 'local'             | 3",
                "resourceGroup eq 'tidemill' and name eq 'o''x'                  | 0",
                "tagname eq 'a' and tagvalue eq 'b'                              | 0"
            })
    void listsResourcesOfAllTypes(String filter, int count) {
        String query = filter.isEmpty() ? "" : "?$filter=" + filter.replace(" ", "%20");

        assertThat(there.get(SUBSCRIPTION + "/resources" + query).json().path("value"))
                .hasSize(count);
    }

    @Test
    void listsResourcesOfAGroup() {
        assertThat(there.get(GROUP + "/resources").json().path("value"))
                .extracting(each -> each.path("name").asString())
                .containsExactly("scale", "default", "words");
    }

    @Test
    void listsThemPageByPage() {
        var first = there.get(SUBSCRIPTION + "/resources?$top=2").json();
        var second = there.poll(first.path("nextLink").asString()).json();

        assertThat(first.path("value")).hasSize(2);
        assertThat(second.path("value"))
                .extracting(each -> each.path("name").asString())
                .containsExactly("words");
        assertThat(second.has("nextLink")).isFalse();
        assertThat(there.get(SUBSCRIPTION + "/resources?$top=0").status()).isEqualTo(400);
    }

    @Test
    void findsATagByNameAndValue() {
        there.call(
                "PUT",
                SUBSCRIPTION + "/resourceGroups/a",
                "{\"location\":\"local\",\"tags\":{\"x\":\"1\",\"y\":\"2\"}}");

        assertThat(groups("tagName%20eq%20'x'%20and%20tagValue%20eq%20'1'")).isEqualTo(1);
        assertThat(groups("tagName%20eq%20'x'%20and%20tagValue%20eq%20'2'")).isZero();
        assertThat(groups("tagName%20eq%20'x'")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "size%20eq%20'x'", "name%20eq%20'a'%20or%20name%20eq%20'b'"})
    void refusesFiltersItDoesNotUnderstand(String filter) {
        assertThat(code(there.get(SUBSCRIPTION + "/resources?$filter=" + filter)))
                .isEqualTo("InvalidFilterInQueryString");
    }

    @ParameterizedTest
    @CsvSource({"Microsoft.Insights, 5", "microsoft.machinelearningservices, 4"})
    void tellsByWhichVersionToAsk(String namespace, int types) {
        var provider = there.get(SUBSCRIPTION + "/providers/" + namespace).json();

        assertThat(provider.path("registrationState").asString()).isEqualTo("Registered");
        assertThat(provider.path("resourceTypes")).hasSizeGreaterThanOrEqualTo(types);
        assertThat(StreamSupport.stream(provider.path("resourceTypes").spliterator(), false))
                .allSatisfy(type ->
                        assertThat(type.at("/apiVersions/0").asString())
                                .matches("20\\d\\d-\\d\\d-\\d\\d(-preview)?"));
    }

    @Test
    void isRegisteredAlready() {
        String provider = SUBSCRIPTION + "/providers/Microsoft.Insights";

        assertThat(there.call("POST", provider + "/register", "").json())
                .isEqualTo(there.get(provider).json());
        assertThat(there.get(SUBSCRIPTION + "/providers").json().path("value"))
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(code(there.get(SUBSCRIPTION + "/providers/No.Such")))
                .isEqualTo("InvalidResourceNamespace");
    }

    private int groups(String filter) {
        return there.get(SUBSCRIPTION + "/resourcegroups?$filter=" + filter)
                .json()
                .path("value")
                .size();
    }
}
