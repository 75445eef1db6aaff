package io.tidemill.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairedDefaultTest {
    /// Autoscale semantics §2.4: the portal writes no spaces.
    @Test
    void readsTheNameThatThePortalWrites() {
        assertThat(
                        PairedDefault.parse(
                                "{\"name\":\"Auto created default scale condition\",\"for\":\"Weekend profile\"}"))
                .contains(
                        new PairedDefault(
                                "Auto created default scale condition", "Weekend profile"));
    }

    /// Autoscale semantics §2.4: the CLI writes spaces, as Python does.
    @Test
    void readsTheNameThatTheCliWrites() {
        assertThat(PairedDefault.parse("{\"name\": \"default\", \"for\": \"weekend-profile\"}"))
                .contains(new PairedDefault("default", "weekend-profile"));
    }

    @Test
    void readsTheNameInEitherOrder() {
        assertThat(PairedDefault.parse("{ \"for\":\"w\", \"name\":\"d\" }"))
                .contains(new PairedDefault("d", "w"));
    }

    @Test
    void readsEscapedCharacters() {
        assertThat(
                        PairedDefault.parse(
                                "{\"name\": \"a \\\"b\\\" \\\\ $1\", \"for\": \"caf\\u00e9\\n\"}"))
                .contains(new PairedDefault("a \"b\" \\ $1", "café\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "default",
                "",
                "{}",
                "{\"name\":\"x\"}",
                "{\"name\":1,\"for\":\"x\"}",
                "[\"name\",\"for\"]"
            })
    void takesOtherNamesAsOrdinary(String name) {
        assertThat(PairedDefault.parse(name)).isEmpty();
    }
}
