package io.tidemill.control.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArmRouterTest {
    private static final String SETTINGS =
            "/subscriptions/S/resourceGroups/G/providers/Microsoft.Insights/autoscaleSettings";
    private static final String VERSION = "?api-version=2022-10-01";

    private final ArmRouter router =
            new ArmRouter(
                    List.of(
                            route(
                                    "GET /subscriptions/{s}/resourceGroups/{g}/providers/Microsoft.Insights/autoscaleSettings"),
                            route(
                                    "GET /subscriptions/{s}/resourceGroups/{g}/providers/Microsoft.Insights/autoscaleSettings/{name}"),
                            route(
                                    "PUT /subscriptions/{s}/resourceGroups/{g}/providers/Microsoft.Insights/autoscaleSettings/{name}"),
                            route("GET /{resource*}/providers/Microsoft.Insights/metrics")));

    @ParameterizedTest
    @CsvSource({
        "/subscriptions/S/resourceGroups/G/providers/Microsoft.Insights/autoscaleSettings/one",
        "/subscriptions/S/resourcegroups/G/providers/microsoft.insights/autoscalesettings/one",
        "/SUBSCRIPTIONS/S/RESOURCEGROUPS/G/PROVIDERS/MICROSOFT.INSIGHTS/AUTOSCALESETTINGS/one",
        "/subscriptions/S/resourceGroups/G/providers/Microsoft.Insights/autoscaleSettings/one/",
        "//subscriptions/S/resourceGroups/G/providers/Microsoft.Insights//autoscaleSettings/one",
        "/subscriptions/S/resourceGroups/G/providers/Microsoft.Insights/autoscaleSettings/%6fne"
    })
    void findsARouteInAnyCaseAndKeepsTheCaseOfNames(String path) {
        assertThat(get(path + VERSION).json().path("variables").asString())
                .contains("name=one", "g=G");
    }

    @Test
    void keepsAPlusInAName() {
        assertThat(get(SETTINGS + "/a+b" + VERSION).body()).contains("name=a+b");
    }

    @ParameterizedTest
    @CsvSource({"a%2Fb", "a%00b", "a%0Ab", "%3Cscript%3E", "a%25b"})
    void refusesANameThatCannotStandInAnId(String name) {
        assertThat(get(SETTINGS + "/" + name + VERSION))
                .satisfies(error(400, "InvalidResourceName"));
    }

    @Test
    void matchesSeveralSegmentsWithAStar() {
        assertThat(get("/a/b/c/providers/microsoft.insights/metrics?api-version=2018-01-01").body())
                .contains("resource=a/b/c");
    }

    @Test
    void tellsWhetherSomethingIsThere() {
        var path = SETTINGS + "/one" + VERSION;

        assertThat(router.handle(ArmRequest.of("HEAD", path))).isEqualTo(ArmResponse.empty(204));
        assertThat(router.handle(ArmRequest.of("HEAD", "/nowhere")).status()).isEqualTo(404);
    }

    @Test
    void handsOnWhatNoRouteMatches() {
        var open = new ArmRouter(List.of(route("GET /open")), router);

        assertThat(open.handle(ArmRequest.of("GET", SETTINGS + VERSION)).status()).isEqualTo(200);
        assertThat(open.handle(ArmRequest.of("GET", "/nowhere")).status()).isEqualTo(404);
    }

    @Test
    void asksNoVersionOfARouteThatIsNotArms() {
        var open =
                new ArmRouter(List.of(Route.unversioned("GET /open", _ -> ArmResponse.empty(200))));

        assertThat(open.handle(ArmRequest.of("GET", "/open")).status()).isEqualTo(200);
    }

    @Test
    void doesNotMatchAcrossSegments() {
        assertThat(get(SETTINGS + "/one/two" + VERSION).status()).isEqualTo(404);
    }

    @Test
    void answersAnUnknownPathWith404() {
        assertThat(get("/nothing" + VERSION)).satisfies(error(404, "InvalidResourceType"));
    }

    @Test
    void answersAnotherMethodWith405AndTheOnesThatWork() {
        ArmResponse response = router.handle(ArmRequest.of("DELETE", SETTINGS + "/one" + VERSION));

        assertThat(response).satisfies(error(405, "MethodNotAllowed"));
        assertThat(response.headers()).containsEntry("Allow", "GET, PUT");
    }

    @ParameterizedTest
    @CsvSource({
        "'', MissingApiVersionParameter",
        "?api-version=, MissingApiVersionParameter",
        "?api-version=2031-01-01, InvalidApiVersionParameter",
        "?api-version=<script>, InvalidApiVersionParameter"
    })
    void wantsAKnownApiVersion(String query, String code) {
        assertThat(get(SETTINGS + query)).satisfies(error(400, code));
    }

    @ParameterizedTest
    @CsvSource({"2014-04-01", "2015-04-01", "2021-05-01-PREVIEW", "2022-10-01"})
    void acceptsEachVersionOfASetting(String version) {
        assertThat(get(SETTINGS + "?API-Version=" + version).status()).isEqualTo(200);
    }

    private ArmResponse get(String path) {
        return router.handle(ArmRequest.of("GET", path));
    }

    private static Route route(String pattern) {
        return Route.of(
                pattern,
                request ->
                        ArmResponse.ok(
                                ArmJson.object().put("variables", request.variables().toString())));
    }

    private static java.util.function.Consumer<ArmResponse> error(int status, String code) {
        return response -> {
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.json().at("/error/code").asString()).isEqualTo(code);
        };
    }
}
