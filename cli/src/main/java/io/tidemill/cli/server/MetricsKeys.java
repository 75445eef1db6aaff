package io.tidemill.cli.server;

import io.tidemill.control.MetricsConfig;
import io.tidemill.control.egress.EgressTrust;
import io.tidemill.control.prometheus.PrometheusServer;
import io.tidemill.control.prometheus.PrometheusServer.Login;
import io.tidemill.control.prometheus.PrometheusServer.Pace;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// The keys that say where metrics come from and stay, and who may look at ours.
///
/// `prometheus.NAME.…` are about the server of that name, as many as there are.
final class MetricsKeys {
    private static final String SERVERS = "prometheus.";
    private static final String QUERY = "query.";
    private static final URI NOWHERE = URI.create("http://localhost");

    private final ServerConfigFile file;

    MetricsKeys(ServerConfigFile file) {
        this.file = file;
    }

    MetricsConfig read() {
        return new MetricsConfig(
                file.take(
                        "metric.delay", MetricsConfig.DEFAULT.delay(), ServerConfigFile::duration),
                new KeepingKeys(file).read(),
                file.take(
                        "metrics.open.loopback",
                        MetricsConfig.DEFAULT.openToThisMachine(),
                        ServerConfigFile::flag),
                servers());
    }

    private List<PrometheusServer> servers() {
        return file.keysUnder(SERVERS).stream()
                .map(key -> key.split("\\.", 2)[0])
                .distinct()
                .sorted()
                .map(name -> new OneServer(SERVERS + name + ".").read(name))
                .toList();
    }

    /// The keys of one server.
    private final class OneServer {
        private final String prefix;

        OneServer(String prefix) {
            this.prefix = prefix;
        }

        PrometheusServer read(String name) {
            return new PrometheusServer(name, uri(), login(), trust(), pace(), queries());
        }

        private URI uri() {
            if (!file.keysUnder(prefix).contains("url")) {
                file.refuse(prefix + "url is missing, must be the address of a Prometheus server");
            }
            return file.take(prefix + "url", NOWHERE, MetricsKeys::webAddress);
        }

        private Login login() {
            String token = text("token-file");
            String user = text("user");
            String password = text("password-file");
            if (user.isEmpty() != password.isEmpty() || (!user.isEmpty() && !token.isEmpty())) {
                file.refuse(
                        prefix
                                + "user and .password-file must be set together, and not with .token-file");
            }
            if (!token.isEmpty()) {
                return new Login.BearerToken(Path.of(token));
            }
            return user.isEmpty() ? new Login.None() : new Login.Password(user, Path.of(password));
        }

        private EgressTrust trust() {
            return file.take(
                    prefix + "ca-file",
                    EgressTrust.ofJdk(),
                    path -> EgressTrust.with(Path.of(path)));
        }

        private Pace pace() {
            var timeout =
                    file.take(
                            prefix + "timeout",
                            Pace.DEFAULT,
                            text ->
                                    new Pace(
                                            ServerConfigFile.duration(text),
                                            Pace.DEFAULT.refresh()));
            return file.take(
                    prefix + "refresh",
                    timeout,
                    text -> new Pace(timeout.timeout(), ServerConfigFile.duration(text)));
        }

        private Map<String, String> queries() {
            Map<String, String> queries = new TreeMap<>();
            for (String name : file.keysUnder(prefix + QUERY)) {
                queries.put(name, text(QUERY + name));
            }
            return queries;
        }

        private String text(String key) {
            return file.take(prefix + key, "", Function.identity());
        }
    }

    private static URI webAddress(String text) {
        URI uri = URI.create(text);
        if (uri.getHost() == null
                || uri.getRawQuery() != null
                || uri.getRawUserInfo() != null
                || !List.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
            throw new IllegalArgumentException(
                    "must be an http or https address without user and query");
        }
        return uri;
    }
}
