package io.tidemill.control.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.certificate.TrustedServer;
import io.tidemill.control.delivery.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/// Mail to a server that takes none in the clear.
class ProtectedMailTest {
    @TempDir private Path folder;
    private final Letters letters = new Letters();
    private TrustedServer trusted;

    @BeforeEach
    void makeACertificate() {
        trusted = TrustedServer.in(folder);
    }

    @AfterEach
    void close() {
        trusted.close();
    }

    @Test
    void deliversOverStartTls() {
        assertThat(carry(startTls(), Smtp.Security.STARTTLS, ours()))
                .isEqualTo(new Outcome.Delivered());
        assertThat(letters.bodies)
                .singleElement()
                .asString()
                .contains("Message-ID: <id-1@tidemill>");
    }

    @Test
    void deliversOverTlsFromTheFirstByte() {
        var server = SMTPServer.port(0).serverSocketFactory(trusted.server());

        assertThat(carry(server, Smtp.Security.TLS, ours())).isEqualTo(new Outcome.Delivered());
        assertThat(letters.bodies).hasSize(1);
    }

    @Test
    void sendsNothingToAServerThatItCannotTrust() {
        assertThat(carry(startTls(), Smtp.Security.STARTTLS, Mails.ofJdk()))
                .isInstanceOf(Outcome.Failed.class);
        assertThat(letters.bodies).isEmpty();
    }

    @Test
    void isRefusedInTheClear() {
        assertThat(carry(startTls(), Smtp.Security.NONE, ours()))
                .isInstanceOf(Outcome.Failed.class);
        assertThat(letters.bodies).isEmpty();
    }

    private SMTPServer.Builder startTls() {
        return SMTPServer.port(0).requireTLS().startTlsSocketFactory(trusted.server());
    }

    private SSLSocketFactory ours() {
        return trusted.client().getSocketFactory();
    }

    private Outcome carry(
            SMTPServer.Builder builder, Smtp.Security security, SSLSocketFactory sockets) {
        SMTPServer server = builder.simpleMessageListener(letters).build();
        server.start();
        try {
            var through =
                    new Smtp.Through(
                            "localhost",
                            server.getPortAllocated(),
                            security,
                            "tidemill@a.example",
                            new Smtp.Login.None());
            return new MailCarrier(through, sockets).carry(Mails.delivery("me@a.example"));
        } finally {
            server.stop();
        }
    }

    /// What arrived.
    private static final class Letters implements SimpleMessageListener {
        private final List<String> bodies = new CopyOnWriteArrayList<>();

        @Override
        public boolean accept(String from, String recipient) {
            return true;
        }

        @Override
        public void deliver(String from, String recipient, InputStream data) throws IOException {
            bodies.add(new String(data.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
