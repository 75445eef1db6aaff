package io.tidemill.control.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuppliedCertificateTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.make(START);

    @TempDir Path folder;
    private Path certificate;
    private Path key;

    @BeforeEach
    void name() {
        certificate = folder.resolve("server.crt");
        key = folder.resolve("server.key");
    }

    @Test
    void servesTheWholeChain() throws IOException {
        Credential issued = supply(START);
        Files.writeString(
                certificate,
                Pem.text(issued.certificate()) + Pem.text(AUTHORITY.credential().certificate()));

        assertThat(source().at(START).chain())
                .containsExactly(issued.certificate(), AUTHORITY.credential().certificate());
    }

    @Test
    void servesANewerOneWithoutARestart() throws IOException {
        supply(START);
        var serving = new ServingCertificate(source(), Optional.empty(), START);
        Credential newer = supply(START.plus(Duration.ofDays(60)));
        serving.refresh(START.plus(Duration.ofDays(61)));

        assertThat(serving.current()).isEqualTo(newer.certificate());
    }

    @Test
    void keepsThePresentOneWhenTheNextIsBroken() throws IOException {
        Credential first = supply(START);
        var serving = new ServingCertificate(source(), Optional.empty(), START);
        Files.writeString(certificate, "half a certifi");
        serving.refresh(START.plusSeconds(1));

        assertThat(serving.current()).isEqualTo(first.certificate());
    }

    @Test
    void refusesAKeyOfAnotherCertificate() throws IOException {
        supply(START);
        Credential other = AUTHORITY.issue(ServerNames.of(List.of()), START);
        Files.writeString(key, Pem.text(other.key()));

        assertRefused("the key does not belong to the certificate");
    }

    @Test
    void refusesAFileWithoutAKey() throws IOException {
        supply(START);
        Files.writeString(key, Files.readString(certificate));

        assertRefused("there is no BEGIN PRIVATE KEY in it");
    }

    @Test
    void tellsHowToTurnAnOlderFormOfKeyIntoOneThatItReads() throws IOException {
        supply(START);
        Files.writeString(
                key, "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n");

        assertRefused("openssl pkcs8 -topk8 -nocrypt");
    }

    @Test
    void refusesDamagedText() throws IOException {
        supply(START);
        Files.writeString(
                certificate, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertRefused("a certificate in it is damaged");
        Files.writeString(certificate, "-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----");
        assertRefused("it is no Base64");
    }

    @Test
    void refusesOneThatExpired() throws IOException {
        supply(START.minus(Duration.ofDays(100)));

        assertRefused("is good from 2026-08-15T11:00:00Z to 2026-11-13T12:00:00Z only");
    }

    @Test
    void refusesOneThatIsNotGoodYet() throws IOException {
        supply(START.plus(Duration.ofDays(1)));

        assertRefused("is good from 2026-11-24T11:00:00Z");
    }

    @Test
    void saysWhichFileCannotBeRead() throws IOException {
        supply(START);
        Files.delete(key);

        assertRefused("tls.key = " + key + ", cannot be read (there is no such file)");
    }

    private void assertRefused(String why) {
        assertThatThrownBy(() -> source().at(START))
                .isInstanceOf(UnusableCertificateException.class)
                .hasMessageContaining(why);
    }

    private SuppliedCertificate source() {
        return new SuppliedCertificate(certificate, key);
    }

    private Credential supply(Instant now) throws IOException {
        Credential issued = AUTHORITY.issue(ServerNames.of(List.of()), now);
        Files.writeString(certificate, Pem.text(issued.certificate()));
        Files.writeString(key, Pem.text(issued.key()));
        return issued;
    }
}
