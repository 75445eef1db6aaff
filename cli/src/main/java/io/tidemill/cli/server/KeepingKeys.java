package io.tidemill.cli.server;

import io.tidemill.control.MetricsConfig;
import io.tidemill.control.MetricsConfig.Storage;
import java.nio.file.Path;
import java.util.function.Function;

/// The keys that say how metrics are kept.
final class KeepingKeys {
    private static final String POSTGRES = "jdbc:postgresql:";

    private final ServerConfigFile file;

    KeepingKeys(ServerConfigFile file) {
        this.file = file;
    }

    MetricsConfig.Keeping read() {
        var standard = MetricsConfig.Keeping.DEFAULT;
        return new MetricsConfig.Keeping(
                file.take("metric.retention", standard.retention(), ServerConfigFile::duration),
                file.take("metric.series.limit", standard.seriesLimit(), KeepingKeys::limit),
                storage());
    }

    private Storage storage() {
        String url = file.take("metric.database", "", KeepingKeys::url);
        String user = file.take("metric.database.user", "", Function.identity());
        String password = file.take("metric.database.password-file", "", Function.identity());
        if (url.isEmpty()) {
            return new Storage.InDataFolder();
        }
        if (user.isEmpty() || password.isEmpty()) {
            file.refuse(
                    "metric.database.user and metric.database.password-file must be set when metric.database is");
        }
        return new Storage.Postgres(url, user, Path.of(password));
    }

    private static String url(String text) {
        if (text.isEmpty() || text.startsWith(POSTGRES)) {
            return text;
        }
        throw new IllegalArgumentException("must begin with " + POSTGRES);
    }

    private static int limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1) {
            throw new IllegalArgumentException("must be at least 1");
        }
        return limit;
    }
}
