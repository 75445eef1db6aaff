package io.tidemill.control.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PageTest {
    private static final String PATH = "/subscriptions/S/things?api-version=2022-10-01";

    private final List<String> names =
            new ArrayList<>(IntStream.range(0, 250).mapToObj("n%03d"::formatted).toList());

    @Test
    void answersAShortListWithoutALink() {
        names.subList(PageRequest.USUAL_SIZE, names.size()).clear();

        assertThat(get(PATH).path("value").size()).isEqualTo(100);
        assertThat(get(PATH).has("nextLink")).isFalse();
    }

    @Test
    void leadsThroughTheWholeListInOrder() {
        assertThat(walk(PATH)).isEqualTo(names);
    }

    @Test
    void missesNothingAndRepeatsNothingWhenTheListChangesMeanwhile() {
        List<String> before = List.copyOf(names);
        JsonNode first = get(PATH);
        names.addFirst("a new one");
        names.remove("n050");

        List<String> seen = new ArrayList<>(values(first));
        seen.addAll(walk(next(first)));

        assertThat(seen).isEqualTo(before);
    }

    @Test
    void goesOnWhereItWasWhenTheLastElementSeenIsGone() {
        JsonNode first = get(PATH);
        names.remove("n099");

        assertThat(values(get(next(first)))).startsWith("n100");
    }

    @Test
    void linksToTheAddressTheCallerUsed() {
        ArmRequest request =
                ArmRequest.of("GET", PATH + "&$filter=a%20eq%20'b%26c'")
                        .withOrigin("https://arm.local:7443");

        assertThat(answer(request).json().path("nextLink").asString())
                .startsWith("https://arm.local:7443/subscriptions/S/things?")
                .contains("api-version=2022-10-01", "filter=a%20eq%20%27b%26c%27");
    }

    @Test
    void ordersWithoutRegardToCase() {
        var page = Page.of(List.of("b", "C", "a"), Function.identity(), new PageRequest("A", 1));

        assertThat(page).isEqualTo(new Page<>(List.of("b"), "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "%2B%2B", "AA", "_w", "bjA5OQ%3D%3D", "bjA5OR"})
    void refusesATokenItDidNotMake(String token) {
        assertThat(get(PATH + "&$skipToken=" + token).path("error").path("code").asString())
                .isEqualTo("InvalidSkipToken");
    }

    @Test
    void refusesATokenThatIsTooLong() {
        assertThat(SkipToken.key(SkipToken.of("n".repeat(4000)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1001", "ten", "1e3", "99999999999"})
    void refusesASizeThatIsNone(String size) {
        Problems problems = new Problems();

        PageRequest.of(ArmRequest.of("GET", "/?$top=" + size + "&$skiptoken=*"), "$top", problems);

        assertThat(problems.all()).extracting(Problem::path).containsExactly("$skipToken", "$top");
    }

    @Test
    void takesTheSizeTheCallerWants() {
        Problems problems = new Problems();

        var asked = PageRequest.of(ArmRequest.of("GET", "/?$top=7"), "$top", problems);

        assertThat(asked).isEqualTo(new PageRequest("", 7));
        assertThat(problems.isEmpty()).isTrue();
    }

    private List<String> walk(String path) {
        List<String> seen = new ArrayList<>();
        JsonNode page = get(path);
        seen.addAll(values(page));
        while (page.has("nextLink")) {
            page = get(next(page));
            seen.addAll(values(page));
        }
        return seen;
    }

    private static List<String> values(JsonNode page) {
        return page.path("value").valueStream().map(one -> one.path("name").asString()).toList();
    }

    private static String next(JsonNode page) {
        return page.path("nextLink").asString().replace("http://localhost", "");
    }

    private JsonNode get(String path) {
        return answer(ArmRequest.of("GET", path)).json();
    }

    private ArmResponse answer(ArmRequest request) {
        return PageRequest.answer(
                request,
                asked ->
                        Page.of(names, Function.identity(), asked)
                                .map(name -> ArmJson.object().put("name", name)));
    }
}
