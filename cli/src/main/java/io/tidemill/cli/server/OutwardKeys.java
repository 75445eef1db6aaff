package io.tidemill.cli.server;

import io.tidemill.control.OutwardConfig;
import io.tidemill.control.diagnostic.RecordFiles;
import io.tidemill.control.egress.Allowance;
import io.tidemill.control.egress.EgressPolicy;
import io.tidemill.control.egress.EgressTrust;
import io.tidemill.control.notification.Administrators;
import io.tidemill.control.notification.Smtp;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/// The keys that say how what happens is told to others.
final class OutwardKeys {
    /// The port at which mail servers take mail to pass on.
    private static final int SUBMISSION = 587;

    private final ServerConfigFile file;

    OutwardKeys(ServerConfigFile file) {
        this.file = file;
    }

    OutwardConfig read() {
        return new OutwardConfig(egress(), trust(), smtp(), administrators(), records());
    }

    private EgressPolicy egress() {
        return new EgressPolicy(
                file.take("egress.http", false, ServerConfigFile::flag),
                file.take(
                        "egress.allow",
                        List.of(),
                        text ->
                                ServerConfigFile.list(text).stream()
                                        .map(Allowance::parse)
                                        .toList()));
    }

    private EgressTrust trust() {
        return file.take(
                "egress.ca-file",
                EgressTrust.ofJdk(),
                text -> text.isEmpty() ? EgressTrust.ofJdk() : EgressTrust.with(Path.of(text)));
    }

    private Smtp smtp() {
        String host = text("smtp.host");
        String from = text("smtp.from");
        int port = file.take("smtp.port", SUBMISSION, Integer::valueOf);
        Smtp.Security security =
                file.take("smtp.security", Smtp.Security.STARTTLS, OutwardKeys::security);
        Smtp.Login login = login();
        if (host.isEmpty()) {
            return new Smtp.Off();
        }
        if (from.isEmpty()) {
            file.refuse("smtp.from is missing, must be the sender's address when smtp.host is set");
        }
        return new Smtp.Through(host, port, security, from, login);
    }

    private Smtp.Login login() {
        String user = text("smtp.user");
        String password = text("smtp.password-file");
        if (user.isEmpty() != password.isEmpty()) {
            file.refuse("smtp.user and smtp.password-file must be set together");
        }
        return user.isEmpty()
                ? new Smtp.Login.None()
                : new Smtp.Login.Password(user, Path.of(password));
    }

    private Administrators administrators() {
        return new Administrators(
                addresses("notification.administrators"),
                addresses("notification.co-administrators"));
    }

    private RecordFiles.Size records() {
        var standard = RecordFiles.Size.DEFAULT;
        long one = bytes("diagnostics.file.limit", standard.file());
        long all = bytes("diagnostics.total.limit", standard.all());
        if (one < 1 || all < one) {
            file.refuse(
                    "diagnostics.total.limit = %d B, must be at least diagnostics.file.limit (%d B)"
                            .formatted(all, one));
            return standard;
        }
        return new RecordFiles.Size(one, all);
    }

    private long bytes(String key, long standard) {
        return file.take(key, Math.toIntExact(standard), ServerConfigFile::bytes);
    }

    private String text(String key) {
        return file.take(key, "", Function.identity());
    }

    private List<String> addresses(String key) {
        return file.take(key, List.of(), ServerConfigFile::list);
    }

    private static Smtp.Security security(String text) {
        return Stream.of(Smtp.Security.values())
                .filter(security -> security.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("must be one of none, starttls, tls"));
    }
}
