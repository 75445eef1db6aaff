package io.tidemill.cli.server;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a [ServerConfig] from a properties file; every problem of the file is in one message.
final class ServerConfigFile {
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,9})\\s*([a-zA-Z]+)");
    private static final Map<String, Long> MILLISECONDS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
    private static final Map<String, Long> BYTES =
            Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

    private final Properties properties = new Properties();
    private final List<String> problems = new ArrayList<>();

    private ServerConfigFile() {}

    /// The configuration in `file`, or the defaults when there is no such file.
    ///
    /// @throws IllegalArgumentException naming the file and each key that is unknown or cannot be
    ///   read
    static ServerConfig read(Path file) {
        if (Files.notExists(file)) {
            return ServerConfig.DEFAULT;
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            return parse(reader);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    static ServerConfig parse(Reader reader) throws IOException {
        ServerConfigFile file = new ServerConfigFile();
        file.properties.load(reader);
        ServerConfig config = file.config();
        file.refuseUnknownKeys();
        if (!file.problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", file.problems));
        }
        return config;
    }

    private ServerConfig config() {
        ServerConfig standard = ServerConfig.DEFAULT;
        return new ServerConfig(
                take("address", standard.address(), Function.identity()),
                take("control.port", standard.controlPort(), Integer::valueOf),
                tls(standard.tls()),
                requests(standard.requests()),
                callers(standard.callers()),
                take("gateway.port", standard.gatewayPort(), Integer::valueOf),
                take(
                        "evaluation.interval",
                        standard.evaluationInterval(),
                        ServerConfigFile::duration),
                take("request.body.limit", standard.requestBodyLimit(), ServerConfigFile::bytes),
                take("start.deadline", standard.startDeadline(), ServerConfigFile::duration),
                new OutwardKeys(this).read(),
                new MetricsKeys(this).read());
    }

    private TlsPort tls(TlsPort standard) {
        String address = take("tls.address", standard.address(), Function.identity());
        int port = take("tls.port", standard.port(), Integer::valueOf);
        List<String> names = take("tls.names", standard.names(), ServerConfigFile::list);
        return new TlsPort(address, port, names, path("tls.certificate"), path("tls.key"));
    }

    private ServerConfig.Requests requests(ServerConfig.Requests standard) {
        return new ServerConfig.Requests(
                take("control.body.limit", standard.bodyLimit(), ServerConfigFile::bytes),
                take("upload.limit", standard.uploadLimit(), ServerConfigFile::size),
                take("forwarded.headers", standard.forwardedHeaders(), ServerConfigFile::flag));
    }

    private Callers callers(Callers standard) {
        return new Callers(
                take("token.lifetime", standard.tokenLifetime(), ServerConfigFile::duration),
                take("token.key.period", standard.keyPeriod(), ServerConfigFile::duration),
                text("identity.instance.client", standard.instanceClient()),
                new Callers.Issuer(
                        text("issuer.url", standard.issuer().url()),
                        text("issuer.audience", standard.issuer().audience()),
                        text("issuer.object.claim", standard.issuer().objectClaim()),
                        text("issuer.name.claim", standard.issuer().nameClaim()),
                        take("issuer.plain", standard.issuer().plain(), ServerConfigFile::flag)));
    }

    private String text(String key, String standard) {
        return take(key, standard, Function.identity());
    }

    private Optional<Path> path(String key) {
        return take(
                key,
                Optional.empty(),
                text -> Optional.of(text).filter(some -> !some.isEmpty()).map(Path::of));
    }

    /// What stands at the key, or `standard`; a problem is noted.
    <T> T take(String key, T standard, Function<String, T> read) {
        Object text = properties.remove(key);
        if (text == null) {
            return standard;
        }
        try {
            return read.apply(text.toString().strip());
        } catch (NumberFormatException e) {
            problems.add(key + " = " + text + ", must be a whole number");
        } catch (IllegalArgumentException e) {
            problems.add(key + " = " + text + ", " + e.getMessage());
        }
        return standard;
    }

    /// What follows the prefix in the keys that have it and were not taken yet.
    List<String> keysUnder(String prefix) {
        return properties.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .sorted()
                .toList();
    }

    /// Notes a problem.
    void refuse(String problem) {
        problems.add(problem);
    }

    private void refuseUnknownKeys() {
        new TreeSet<>(properties.stringPropertyNames())
                .forEach(key -> problems.add("unknown key " + key));
    }

    static List<String> list(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    static Duration duration(String text) {
        return Duration.ofMillis(amount(text, MILLISECONDS, "ms, s, m, h, d"));
    }

    private static long size(String text) {
        return amount(text, BYTES, "B, KiB, MiB, GiB");
    }

    static int bytes(String text) {
        try {
            return Math.toIntExact(size(text));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("must be less than 2 GiB", e);
        }
    }

    private static long amount(String text, Map<String, Long> units, String known) {
        Matcher amount = AMOUNT.matcher(text);
        Optional<Long> unit =
                amount.matches()
                        ? Optional.ofNullable(units.get(amount.group(2)))
                        : Optional.empty();
        return unit.map(size -> size * Long.parseLong(amount.group(1)))
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "must be a number with a unit, one of " + known));
    }
}
