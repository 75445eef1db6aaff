package io.tidemill.control.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionPatternTest {
    @ParameterizedTest
    @CsvSource({
        "*,                       a.b/c/write",
        "*/read,                  a.b/c/d/read",
        "a.b/*,                   a.b/c/d/listkeys/action",
        "a.b/*/read,              a.b/c/d/read",
        "a.b/*/read,              a.b/read",
        "a.b/*/*/read,            a.b/read",
        "a.b/c/write,             a.b/c/write",
        "A.B/C/Write,             a.b/c/write",
        "a.b/c*/write,            a.b/cd/write",
        "**,                      a.b/c/read",
        "a.b/*c/read,             a.b/cc/read",
    })
    void matches(String pattern, String action) {
        assertThat(ActionPattern.of(pattern).matches(action)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "*/read,          a.b/c/write",
        "a.b/c/write,     a.b/c/write/x",
        "a.b/c/write,     a.b/c",
        "a.b/c/*,         a.b/c",
        "a.b/*/read,      a.bc/read",
        "a.b/read*/read,  a.b/read",
        "a?b/c/read,      a.b/c/read",
        "'',              a.b/c/read",
    })
    void doesNotMatch(String pattern, String action) {
        assertThat(ActionPattern.of(pattern).matches(action)).isFalse();
    }

    @Test
    void answersSoonWhateverThePattern() {
        String stars = "a*".repeat(250) + "b";

        assertThat(ActionPattern.of(stars).matches("a".repeat(5000))).isFalse();
    }

    @Property
    void meansWhatTheSlowAndObviousWayMeans(
            @ForAll("patterns") String pattern, @ForAll("actions") String action) {
        assertThat(ActionPattern.of(pattern).matches(action.toLowerCase(Locale.ROOT)))
                .isEqualTo(obvious(pattern).matcher(action).matches());
    }

    @Property
    void everyActionMatchesItselfAndTheStar(@ForAll("actions") String action) {
        String folded = action.toLowerCase(Locale.ROOT);

        assertThat(ActionPattern.of(action).matches(folded)).isTrue();
        assertThat(ActionPattern.of("*").matches(folded)).isTrue();
    }

    /// Few letters, so that much matches.
    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("aB/*").ofMaxLength(10);
    }

    @Provide
    Arbitrary<String> actions() {
        return Arbitraries.strings().withChars("Ab/").ofMaxLength(8);
    }

    private static Pattern obvious(String pattern) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char letter = pattern.charAt(i);
            boolean between = letter == '*' && around(pattern, i);
            expression.append(between ? "(?:.*/)?" : letter == '*' ? ".*" : letter);
            i += between ? 1 : 0;
        }
        return Pattern.compile(expression.toString(), Pattern.CASE_INSENSITIVE);
    }

    private static boolean around(String pattern, int star) {
        return star > 0
                && star + 1 < pattern.length()
                && pattern.charAt(star - 1) == '/'
                && pattern.charAt(star + 1) == '/';
    }
}
