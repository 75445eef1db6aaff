package io.tidemill.control.notification;

import io.tidemill.control.delivery.Carrier;
import io.tidemill.control.delivery.Delivery;
import io.tidemill.control.delivery.Outcome;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;

/// Carries messages as plain-text e-mails, one connection each.
public final class MailCarrier implements Carrier {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int REFUSED_FOR_GOOD = 500;

    private final Smtp smtp;
    private final SSLSocketFactory sockets;

    /// @param sockets make connections to mail servers whose certificates are good
    public MailCarrier(Smtp smtp, SSLSocketFactory sockets) {
        this.smtp = smtp;
        this.sockets = sockets;
    }

    @Override
    public Outcome carry(Delivery delivery) {
        return switch (smtp) {
            case Smtp.Off() -> new Outcome.Rejected("no mail server is configured (smtp.host)");
            case Smtp.Through server -> carry(delivery, server);
        };
    }

    private Outcome carry(Delivery delivery, Smtp.Through server) {
        try {
            Session session = Session.getInstance(properties(server));
            send(mail(session, delivery, server), session, server);
            return new Outcome.Delivered();
        } catch (AddressException _) {
            return new Outcome.Rejected("this is not an e-mail address");
        } catch (MessagingException e) {
            return failure(e);
        } catch (IOException e) {
            return new Outcome.Failed("the password file cannot be read (smtp.password-file)");
        }
    }

    private static void send(MimeMessage mail, Session session, Smtp.Through server)
            throws MessagingException, IOException {
        try (Transport transport = session.getTransport("smtp")) {
            switch (server.login()) {
                case Smtp.Login.None() -> transport.connect();
                case Smtp.Login.Password(var user, var file) ->
                        transport.connect(
                                user, Files.readString(file).lines().findFirst().orElse(""));
            }
            transport.sendMessage(mail, mail.getAllRecipients());
        }
    }

    private static MimeMessage mail(Session session, Delivery delivery, Smtp.Through server)
            throws MessagingException {
        MimeMessage mail = new IdentifiedMail(session, delivery.id());
        mail.setFrom(new InternetAddress(server.from(), true));
        mail.setRecipient(
                MimeMessage.RecipientType.TO,
                new InternetAddress(delivery.message().receiver(), true));
        mail.setSubject(oneLine(delivery.message().headers().getOrDefault("Subject", "")), "UTF-8");
        mail.setText(delivery.message().body(), StandardCharsets.UTF_8.name());
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setSentDate(Date.from(delivery.created()));
        mail.saveChanges();
        return mail;
    }

    /// Names of settings end up here: none may begin another header.
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private static Outcome failure(MessagingException thrown) {
        Exception cause = thrown;
        while (!isRefusedAddress(cause)
                && cause instanceof MessagingException outer
                && outer.getNextException() != null) {
            cause = outer.getNextException();
        }
        return isRefusedAddress(cause)
                ? new Outcome.Rejected("the mail server refuses the address")
                : new Outcome.Failed(
                        "the mail server could not be used: " + cause.getClass().getSimpleName());
    }

    private static boolean isRefusedAddress(Exception cause) {
        return cause instanceof SMTPAddressFailedException refused
                && refused.getReturnCode() >= REFUSED_FOR_GOOD;
    }

    private Properties properties(Smtp.Through server) {
        String patience = Long.toString(PATIENCE.toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", server.host());
        properties.setProperty("mail.smtp.port", Integer.toString(server.port()));
        properties.setProperty("mail.smtp.connectiontimeout", patience);
        properties.setProperty("mail.smtp.timeout", patience);
        properties.setProperty("mail.smtp.writetimeout", patience);
        properties.setProperty("mail.smtp.auth", Boolean.toString(needsLogin(server)));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", sockets);
        switch (server.security()) {
            case NONE -> {}
            case STARTTLS -> properties.setProperty("mail.smtp.starttls.required", "true");
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
        }
        return properties;
    }

    private static boolean needsLogin(Smtp.Through server) {
        return server.login() instanceof Smtp.Login.Password;
    }

    /// Keeps its Message-ID at each attempt, so that mail programs can tell a repetition.
    private static final class IdentifiedMail extends MimeMessage {
        private final String id;

        IdentifiedMail(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@tidemill>");
        }
    }
}
