package io.tidemill.control.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tidemill.control.delivery.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailCarrierTest {
    @TempDir private Path folder;
    private GreenMail server;
    private int port;

    @BeforeEach
    void listen() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        port = server.getSmtp().getPort();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void deliversTextToTheMailServer() throws Exception {
        assertThat(carry(new Smtp.Login.None(), "me@a.example")).isEqualTo(new Outcome.Delivered());

        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Größer: 3  Bcc: all@a.example");
        assertThat(mail.getInputStream()).hasContent("2 → 3");
        assertThat(mail.getHeader("Message-ID")).containsExactly("<id-1@tidemill>");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getFrom()[0]).hasToString("tidemill@a.example");
        assertThat(mail.getAllRecipients()[0]).hasToString("me@a.example");
    }

    @Test
    void logsInWithThePasswordOfTheMoment() throws Exception {
        server.setUser("tidemill", "new-password");
        Path password = folder.resolve("password");
        Files.writeString(password, "old-password\n");
        var login = new Smtp.Login.Password("tidemill", password);

        assertThat(carry(login, "me@a.example")).isInstanceOf(Outcome.Failed.class);
        Files.writeString(password, "new-password\n");
        assertThat(carry(login, "me@a.example")).isEqualTo(new Outcome.Delivered());
    }

    @Test
    void saysThatThePasswordCannotBeRead() {
        var login = new Smtp.Login.Password("tidemill", folder.resolve("absent"));

        assertThat(carry(login, "me@a.example"))
                .isEqualTo(
                        new Outcome.Failed(
                                "the password file cannot be read (smtp.password-file)"));
    }

    @Test
    void triesAgainLaterWhenTheServerIsAway() {
        server.stop();

        assertThat(carry(new Smtp.Login.None(), "me@a.example")).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void refusesToSendOpenlyWhatShouldBeProtected() {
        assertThat(carry(Smtp.Security.STARTTLS, new Smtp.Login.None(), "me@a.example"))
                .isInstanceOf(Outcome.Failed.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a b@c.example", "x@y.example\r\nBcc: z@y.example", ""})
    void rejectsWhatIsNoAddress(String address) {
        assertThat(carry(new Smtp.Login.None(), address))
                .isEqualTo(new Outcome.Rejected("this is not an e-mail address"));
    }

    @Test
    void saysThatNoMailServerIsConfigured() {
        assertThat(
                        new MailCarrier(new Smtp.Off(), Mails.ofJdk())
                                .carry(Mails.delivery("me@a.example")))
                .isEqualTo(new Outcome.Rejected("no mail server is configured (smtp.host)"));
    }

    private Outcome carry(Smtp.Login login, String address) {
        return carry(Smtp.Security.NONE, login, address);
    }

    private Outcome carry(Smtp.Security security, Smtp.Login login, String address) {
        var through = new Smtp.Through("127.0.0.1", port, security, "tidemill@a.example", login);
        return new MailCarrier(through, Mails.ofJdk()).carry(Mails.delivery(address));
    }
}
