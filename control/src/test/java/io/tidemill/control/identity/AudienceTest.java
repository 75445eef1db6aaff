package io.tidemill.control.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudienceTest {
    private static final String ISSUER = "https://127.0.0.1:7443/adfs";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:7443",
                "https://127.0.0.1:7443/",
                "https://127.0.0.1:7443//",
                "https://127.0.0.1:7443/graph/",
                "http://localhost:7070",
                "https://LOCALHOST/",
                "https://[::1]:7443/",
                "https://management.azure.com",
                "https://management.azure.com/",
                "https://Management.Azure.com//",
                "https://management.core.windows.net/",
                "https://monitoring.azure.com/"
            })
    void knowsOurOwn(String audience) {
        assertThat(Audience.isOurs(audience, ISSUER)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "management.azure.com",
                "https:///",
                "https://",
                "https://vault.azure.net",
                "https://management.azure.com.evil.example/",
                "https://evil.example/?https://management.azure.com/",
                "https://evil.example#management.azure.com",
                "https://management.azure.com@evil.example/",
                "https://127.0.0.1.evil.example/",
                "https://127.0.0.1 /",
                "00000002-0000-0000-c000-000000000000"
            })
    void knowsNoOther(String audience) {
        assertThat(Audience.isOurs(audience, ISSUER)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://mill.example:7443/, https://mill.example/adfs, true",
        "https://localhost:7443/, https://mill.example/adfs, false",
        "'', '', false"
    })
    void goesByTheHostThatIssued(String audience, String issuer, boolean ours) {
        assertThat(Audience.isOurs(audience, issuer)).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/.default, https://a.example",
        "https://a.example//.default, https://a.example/",
        "https://a.example/x, https://a.example/x"
    })
    void readsAScope(String scope, String audience) {
        assertThat(Audience.ofScope(scope)).isEqualTo(audience);
    }

    @Test
    void isGivenForModelsButOpensNothingElse() {
        assertThat(Audience.isGiven("https://ml.azure.com/", ISSUER)).isTrue();
        assertThat(Audience.isOurs("https://ml.azure.com/", ISSUER)).isFalse();
        assertThat(Audience.isGiven("https://ml.azure.com.example/", ISSUER)).isFalse();
    }
}
