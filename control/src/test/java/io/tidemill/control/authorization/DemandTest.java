package io.tidemill.control.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.authorization.Demand.Reach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemandTest {
    private static final String GROUP = "/subscriptions/S/resourceGroups/G";
    private static final String ENDPOINT =
            GROUP + "/providers/Microsoft.MachineLearningServices/workspaces/W/onlineEndpoints/E";

    @ParameterizedTest
    @CsvSource({
        "GET,    '',        Microsoft.Resources/subscriptions/resourceGroups/read",
        "HEAD,   '',        Microsoft.Resources/subscriptions/resourceGroups/read",
        "PUT,    '',        Microsoft.Resources/subscriptions/resourceGroups/write",
        "PATCH,  '',        Microsoft.Resources/subscriptions/resourceGroups/write",
        "DELETE, '',        Microsoft.Resources/subscriptions/resourceGroups/delete",
        "GET,    /resources, Microsoft.Resources/subscriptions/resourceGroups/resources/read",
        "PUT, /providers/microsoft.insights/autoscalesettings/A, microsoft.insights/autoscalesettings/write",
        "GET, /providers/microsoft.insights/autoscalesettings, microsoft.insights/autoscalesettings/read",
        "GET, /providers/microsoft.insights/autoscalesettings/A/evaluations/latest, microsoft.insights/autoscalesettings/evaluations/read",
        "GET, /providers/microsoft.insights/autoscalesettings/A/evaluations, microsoft.insights/autoscalesettings/evaluations/read",
        "PUT, /providers/microsoft.insights/autoscalesettings/A/behavior/default, microsoft.insights/autoscalesettings/behavior/write",
        "POST, /providers/X.Y/things/T/listKeys, X.Y/things/listKeys/action",
        "POST, /providers/X.Y/things/T/, X.Y/things/action",
        "POST, /providers/X.Y/things/T/metrics, Microsoft.Insights/metrics/write",
        "GET, /providers/X.Y/things/T/providers/A.B/parts/P, A.B/parts/read",
        "GET, /providers/X.Y/things/T/providers/Microsoft.Insights/metrics, Microsoft.Insights/metrics/read",
        "DELETE, /providers/Microsoft.Authorization/roleAssignments/N, Microsoft.Authorization/roleAssignments/delete",
    })
    void takesItsActionFromMethodAndPath(String method, String below, String action) {
        assertThat(Demand.of(method, GROUP + below).action()).isEqualTo(action);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /subscriptions,             Microsoft.Resources/subscriptions/read",
        "GET,  /subscriptions/S,           Microsoft.Resources/subscriptions/read",
        "GET,  /tenants,                   Microsoft.Resources/tenants/read",
        "GET,  /subscriptions/S/locations, Microsoft.Resources/subscriptions/locations/read",
        "GET,  /subscriptions/S/providers, Microsoft.Resources/subscriptions/providers/read",
        "GET,  /subscriptions/S/providers/X.Y, Microsoft.Resources/subscriptions/providers/read",
        "POST, /subscriptions/S/providers/X.Y/register, X.Y/register/action",
        "GET,  /subscriptions/S/providers/Microsoft.Insights/eventtypes/management/values, Microsoft.Insights/eventtypes/values/read",
        "GET,  /providers/X.Y/operations,  X.Y/operations/read",
        "GET,  /v1.0/servicePrincipals,    Microsoft.Graph/servicePrincipals/read",
        "POST, /v1.0/servicePrincipals,    Microsoft.Graph/servicePrincipals/action",
        "POST, /v1.0/directoryObjects/getByIds, Microsoft.Graph/directoryObjects/read",
    })
    void knowsWhatLiesAboveTheGroups(String method, String path, String action) {
        assertThat(Demand.of(method, path).action()).isEqualTo(action);
    }

    /// A text from which nothing can be left out for somebody.
    @Test
    void wantsARoleOverEverythingForOurOwnMetrics() {
        assertThat(Demand.of("GET", "/metrics").reach()).isEqualTo(Reach.HERE);
        assertThat(Demand.of("GET", "/metrics").scope()).isEqualTo(Scope.ROOT);
    }

    @Test
    void isAboutTheInnermostResourceThatIsNamed() {
        assertThat(Demand.of("POST", ENDPOINT + "/listKeys").scope().text()).isEqualTo(ENDPOINT);
        assertThat(Demand.of("GET", ENDPOINT + "/deployments").scope().text()).isEqualTo(ENDPOINT);
        assertThat(Demand.of("PUT", ENDPOINT + "/deployments/D").scope().text())
                .isEqualTo(ENDPOINT + "/deployments/D");
    }

    @Test
    void isAboutWhatAnExtensionIsAttachedTo() {
        assertThat(
                        Demand.of("GET", ENDPOINT + "/providers/Microsoft.Insights/metrics")
                                .scope()
                                .text())
                .isEqualTo(ENDPOINT);
    }

    @Test
    void isAboutTheSubscriptionWhoseLogIsRead() {
        String log = "/subscriptions/S/providers/microsoft.insights/eventTypes/management/values";

        assertThat(Demand.of("GET", log).scope().text()).isEqualTo("/subscriptions/S");
    }

    @Test
    void isNotFooledByAGroupThatIsCalledProviders() {
        String path = "/subscriptions/S/resourceGroups/providers/providers/X.Y/things/providers";
        Demand demand = Demand.of("DELETE", path);

        assertThat(demand.action()).isEqualTo("X.Y/things/delete");
        assertThat(demand.scope().text()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/subscriptions/S/resourcegroups",
                "/subscriptions/S/resources",
                "/subscriptions/S/providers/X.Y/things",
                "/subscriptions/S/resourceGroups/G/providers/X.Y/things",
                "/subscriptions/S/providers/Microsoft.Insights/eventtypes/management/values"
            })
    void lookThroughEachElementOfAListOfResources(String path) {
        assertThat(Demand.of("GET", path).reach()).isEqualTo(Reach.EACH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/subscriptions/S",
                "/subscriptions/S/providers/X.Y",
                "/subscriptions/S/locations",
                "/providers/X.Y/operations",
                "/subscriptions/S/operationresults/1",
                "/subscriptions/S/providers/Microsoft.MachineLearningServices/locations/local/mfeOperationsStatus/1"
            })
    void needAnyRoleToFindOnesWay(String path) {
        assertThat(Demand.of("GET", path).reach()).isEqualTo(Reach.MEMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/subscriptions", "/tenants/"})
    void askNothingOfWhoeverLooksForTheirOwn(String path) {
        assertThat(Demand.of("GET", path).reach()).isEqualTo(Reach.OWN);
        assertThat(Demand.of("POST", path).reach()).isEqualTo(Reach.HERE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/providers/Microsoft.Authorization/roleAssignments/N",
                "/subscriptions/S/resourceGroups/G",
                "/subscriptions/S/resourceGroups/G/providers/X.Y/things/T/parts",
                "/unheard/of",
            })
    void needTheActionItselfForTheRest(String path) {
        assertThat(Demand.of("GET", path).reach()).isEqualTo(Reach.HERE);
    }
}
