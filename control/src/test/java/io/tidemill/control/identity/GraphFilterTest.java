package io.tidemill.control.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphFilterTest {
    private static final GraphFilter.Fields SEEN =
            field ->
                    switch (field) {
                        case "displayName" -> List.of("O'Brien and Sons");
                        case "servicePrincipalNames" -> List.of("app-1", "app-2");
                        default -> List.of();
                    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "displayName eq 'O''Brien and Sons'",
                "displayName eq 'o''brien AND sons'",
                "startswith(displayName,'O''Br')",
                "startswith( displayName , '' )",
                "servicePrincipalNames/any(c:c eq 'app-2')",
                "servicePrincipalNames/any(c:c eq 'APP-1') and startswith(displayName,'O')"
            })
    void takes(String filter) {
        assertThat(GraphFilter.parse(filter).orElseThrow().test(SEEN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "displayName eq 'O'",
                "appId eq 'app-1'",
                "startswith(displayName,'Sons')",
                "servicePrincipalNames/any(c:c eq 'app')",
                "servicePrincipalNames/any(c:c eq 'app-1') and displayName eq 'x'"
            })
    void leaves(String filter) {
        assertThat(GraphFilter.parse(filter).orElseThrow().test(SEEN)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "displayName",
                "displayName eq",
                "displayName eq O",
                "displayName eq 'O' and",
                "displayName eq 'O' or displayName eq 'P'",
                "displayName eq 'O'; drop",
                "servicePrincipalNames/any(c:d eq 'x')",
                "not displayName eq 'O'"
            })
    void knowsWhatItCannotRead(String filter) {
        assertThat(GraphFilter.parse(filter)).isEmpty();
    }
}
