package io.tidemill.control.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Talks to a [SmallServer].
final class SmallClient {

    private SmallClient() {}

    static String get(Address address, String path) {
        var url = URI.create("http://" + address.host() + ":" + address.port() + path);
        try (var body = url.toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Asks for something that may end the server before it answers.
    static void ask(Address address, String path) {
        HttpProbe.ask(address.port(), path, Duration.ofSeconds(2));
    }
}
