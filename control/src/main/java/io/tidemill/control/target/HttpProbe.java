package io.tidemill.control.target;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// One question to an instance over HTTP: any 2xx is a good answer.
final class HttpProbe {

    private HttpProbe() {}

    /// What was wrong with the answer, or empty when it was good.
    static Optional<String> ask(int port, String path, Duration timeout) {
        try {
            var status = status(port, path, Math.toIntExact(timeout.toMillis()));
            return status / 100 == 2 ? Optional.empty() : Optional.of(path + " answered " + status);
        } catch (IOException e) {
            return Optional.of(path + " did not answer: " + e.getMessage());
        }
    }

    private static int status(int port, String path, int timeoutMillis) throws IOException {
        var host = InetAddress.getLoopbackAddress().getHostAddress();
        var url = URI.create("http://" + host + ":" + port + path).toURL();
        var connection = (HttpURLConnection) url.openConnection();
        try {
            connection.setConnectTimeout(timeoutMillis);
            connection.setReadTimeout(timeoutMillis);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Connection", "close");
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
