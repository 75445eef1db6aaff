package io.tidemill.control.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressGuardTest {
    @ParameterizedTest
    @CsvSource({
        "1.1.1.1, '', 1.1.1.1",
        "10.1.2.3, 10.0.0.0/8, 10.1.2.3",
        "10.1.2.3, hooks.internal, 10.1.2.3",
        "10.1.2.3, HOOKS.internal, 10.1.2.3",
        "10.1.2.3, 10.1.2.3, 10.1.2.3",
        "fd00::7, fd00::/8, fd00::7",
        "10.1.2.3 1.1.1.1, '', 1.1.1.1"
    })
    void admitsPublicAndAllowedAddresses(String found, String allowed, String expected)
            throws UnknownHostException {
        assertThat(guard(allowed, found).admit("hooks.internal"))
                .isEqualTo(new Admission.Admitted(InetAddress.getByName(expected)));
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, ''",
        "10.1.2.3, 10.1.2.4",
        "10.1.2.3, 192.168.0.0/16",
        "10.1.2.3, other.internal",
        "10.1.2.3, fc00::/7",
        "169.254.169.254, 10.0.0.0/8"
    })
    void refusesTheRest(String found, String allowed) {
        assertThat(guard(allowed, found).admit("hooks.internal"))
                .isInstanceOf(Admission.Refused.class);
    }

    @Test
    void saysWhyAndWhichKeyWouldHelp() {
        assertThat(guard("", "10.1.2.3").admit("hooks.internal"))
                .isEqualTo(
                        new Admission.Refused(
                                "hooks.internal is at 10.1.2.3, a private address (egress.allow)"));
    }

    @Test
    void saysThatAHostIsNotKnown() {
        NameLookup nobody =
                host -> {
                    throw new UnknownHostException(host);
                };

        assertThat(new EgressGuard(EgressPolicy.STRICT, nobody).admit("gone.example"))
                .isEqualTo(new Admission.Unknown("the host gone.example is not known"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://a.example/", "file:///etc/passwd", "http://a.example/", "https:///x"})
    void objectsToOtherSchemes(String uri) {
        assertThat(guard("", "1.1.1.1").objection(URI.create(uri))).isPresent();
    }

    @Test
    void allowsPlainHttpWhereItIsConfigured() {
        var guard = new EgressGuard(new EgressPolicy(true, List.of()));

        assertThat(guard.objection(URI.create("http://a.example/"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "fd00::/129", "host name", "-", "*.internal"})
    void refusesAnAllowanceThatIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Allowance.parse(text));
    }

    private static EgressGuard guard(String allowed, String found) {
        List<Allowance> allowances =
                allowed.isEmpty() ? List.of() : List.of(Allowance.parse(allowed));
        return new EgressGuard(
                new EgressPolicy(false, allowances),
                _ -> Stream.of(found.split(" ", -1)).map(InetAddress::ofLiteral).toList());
    }
}
