package io.tidemill.control.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.control.store.DataFolder;
import io.tidemill.control.store.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServingCertificateTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final CertificateConfig NO_NAMES = new CertificateConfig.Own(List.of());

    @TempDir Path path;
    private DataFolder folder;

    @BeforeEach
    void open() {
        folder = DataFolder.open(path);
    }

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void makesAnAuthorityThatOnlyItsUserCanSignWith() throws Exception {
        X509Certificate server = serving(START).current();
        X509Certificate authority = Pem.certificates(read("ca.pem")).getFirst();

        server.verify(authority.getPublicKey());
        assertThat(authority.getBasicConstraints()).isZero();
        assertThat(authority.getNotAfter()).isAfter(START.plus(Duration.ofDays(3600)));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("ca.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void servesACertificateForTheLoopbackAndTheConfiguredNames() {
        var config = new CertificateConfig.Own(List.of("A.example", "*.b.example", "10.0.0.5"));
        X509Certificate server = ServingCertificate.open(folder, config, START).current();

        ServerNames names = ServerNames.of(server);
        assertThat(names.hosts()).containsExactly("*.b.example", "a.example", "localhost");
        assertThat(names.addresses())
                .containsExactlyInAnyOrder("10.0.0.5", "127.0.0.1", "0:0:0:0:0:0:0:1");
    }

    @Test
    void keepsItsCertificateWhenItIsStartedAgain() {
        X509Certificate first = serving(START).current();

        assertThat(serving(START.plus(Duration.ofDays(50))).current()).isEqualTo(first);
    }

    @Test
    void renewsWhileItRunsAMonthBeforeTheEnd() {
        ServingCertificate serving = serving(START);
        X509Certificate first = serving.current();

        serving.refresh(START.plus(Duration.ofDays(59)));
        assertThat(serving.current()).isEqualTo(first);
        serving.refresh(START.plus(Duration.ofDays(61)));

        assertThat(serving.current()).isNotEqualTo(first);
        assertThat(serving.current().getNotAfter()).isAfter(START.plus(Duration.ofDays(150)));
    }

    @Test
    void renewsAtTheStartWhatExpiredMeanwhile() {
        serving(START);
        Instant later = START.plus(Duration.ofDays(400));

        assertThat(serving(later).current().getNotAfter()).isAfter(later);
    }

    @Test
    void issuesAnewForOtherNames() {
        X509Certificate first = serving(START).current();
        var config = new CertificateConfig.Own(List.of("a.example"));
        X509Certificate second = ServingCertificate.open(folder, config, START).current();

        assertThat(second).isNotEqualTo(first);
        assertThat(ServerNames.of(second).hosts()).contains("a.example");
        assertThat(second.getIssuerX500Principal()).isEqualTo(first.getIssuerX500Principal());
    }

    @Test
    void issuesAnewWhenTheKeptOneIsDamaged() throws IOException {
        serving(START);
        Files.writeString(file("server.pem"), "-----BEGIN CERTIFICATE-----\n@@@");

        assertThat(ServerNames.of(serving(START).current()).hosts()).contains("localhost");
    }

    @Test
    void replacesAnAuthorityThatWouldNotOutliveItsNextCertificate() throws Exception {
        serving(START);
        String first = read("ca.pem");
        Instant late = START.plus(Duration.ofDays(3600));
        X509Certificate server = serving(late).current();

        assertThat(read("ca.pem")).isNotEqualTo(first);
        server.verify(Pem.certificates(read("ca.pem")).getFirst().getPublicKey());
    }

    @Test
    void finishesAnAuthorityWhoseMakingWasInterrupted() throws IOException {
        serving(START);
        Files.delete(file("ca.pem"));

        assertThat(serving(START).authorityFile().map(Files::exists)).hasValue(true);
    }

    @Test
    void refusesToReplaceAnAuthorityWhoseKeyIsGone() throws IOException {
        serving(START);
        Files.delete(file("ca.key"));

        assertThatThrownBy(() -> serving(START))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("ca.key cannot be used (one of them cannot be read)")
                .hasMessageContaining("delete both");
    }

    @Test
    void refusesAnAuthorityWithTheKeyOfAnother() throws IOException {
        serving(START);
        Files.writeString(
                file("ca.key"), Pem.text(CertificateAuthority.make(START).credential().key()));

        assertThatThrownBy(() -> serving(START))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("the key does not belong to the certificate");
    }

    @Test
    void refusesNamesThatAreNone() {
        var config = new CertificateConfig.Own(List.of("good.example", "two words", "10.0.0.256"));

        assertThatThrownBy(() -> ServingCertificate.open(folder, config, START))
                .isInstanceOf(UnusableCertificateException.class)
                .hasMessage(
                        "tls.names = two words, 10.0.0.256, must be host names and addresses with commas between them");
    }

    private ServingCertificate serving(Instant now) {
        return ServingCertificate.open(folder, NO_NAMES, now);
    }

    private Path file(String name) {
        return folder.file(name);
    }

    private String read(String name) throws IOException {
        return Files.readString(file(name));
    }
}
