package io.tidemill.control.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/subscriptions/S",
                "/subscriptions/S/resourceGroups/G",
                "/subscriptions/S/providers/X.Y/a/b",
                "/subscriptions/S/resourcegroups/G/providers/X.Y/a/b/c/d",
                "/subscriptions/S/resourceGroups/providers/providers/X.Y/a/providers",
                "/subscriptions/S/resourceGroups/G/providers/X.Y/a/b/providers/P.Q/c/d"
            })
    void isAnyPlaceInTheTree(String text) {
        assertThat(scope(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/subscriptions",
                "/subscriptions//",
                "/subscriptions/S/G",
                "/subscriptions/S/resourceGroups",
                "/subscriptions/S/resourceGroups/G/providers/X.Y",
                "/subscriptions/S/resourceGroups/G/providers/X.Y/a",
                "/subscriptions/S/resourceGroups/G/providers/X.Y/providers/P.Q/a/b",
                "/subscriptions/S/a/b",
                "/subscriptions/S/resourceGroups/G/a/b",
                "/subscriptions/S//resourceGroups/G",
                "/subscriptions/<script>",
                "/subscriptions/a%2Fb",
                "/tenants/T",
                "G",
            })
    void isNothingElse(String text) {
        assertThat(Scope.parse(text)).isEmpty();
    }

    @Test
    void answersSoonAboutAnEndlessPath() {
        assertThat(Scope.parse("/subscriptions/S" + "/providers".repeat(5001))).isEmpty();
    }

    @Test
    void toleratesSlashesAtTheEndAndNoneAtTheStart() {
        assertThat(scope("subscriptions/S//")).isEqualTo(scope("/subscriptions/S"));
        assertThat(scope("")).isEqualTo(Scope.ROOT);
    }

    @Test
    void comparesWithoutCase() {
        assertThat(scope("/subscriptions/S/resourcegroups/g"))
                .isEqualTo(scope("/SUBSCRIPTIONS/s/resourceGroups/G"))
                .hasSameHashCodeAs(scope("/SUBSCRIPTIONS/s/resourceGroups/G"));
    }

    @Test
    void coversItselfAndWhatLiesBelow() {
        Scope group = scope("/subscriptions/S/resourceGroups/G");

        assertThat(Scope.ROOT.covers(group)).isTrue();
        assertThat(scope("/subscriptions/s").covers(group)).isTrue();
        assertThat(group.covers(group)).isTrue();
        assertThat(group.covers(scope("/subscriptions/S/resourceGroups/g/providers/X.Y/a/b")))
                .isTrue();
    }

    @Test
    void coversNothingBeside() {
        Scope group = scope("/subscriptions/S/resourceGroups/G");

        assertThat(group.covers(scope("/subscriptions/S/resourceGroups/G2"))).isFalse();
        assertThat(group.covers(scope("/subscriptions/S"))).isFalse();
        assertThat(group.covers(Scope.ROOT)).isFalse();
    }

    @Test
    void knowsItsSubscription() {
        assertThat(scope("/subscriptions/S/resourceGroups/G").subscription().text())
                .isEqualTo("/subscriptions/S");
        assertThat(scope("/subscriptions/S").subscription().text()).isEqualTo("/subscriptions/S");
        assertThat(Scope.ROOT.subscription()).isEqualTo(Scope.ROOT);
    }

    private static Scope scope(String text) {
        return Scope.parse(text).orElseThrow();
    }
}
