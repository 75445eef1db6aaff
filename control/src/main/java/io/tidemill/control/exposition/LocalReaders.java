package io.tidemill.control.exposition;

import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Peer;
import java.net.URI;
import java.util.Set;

/// The filter that shows the metrics to programs on this machine without a token.
///
/// A caller who brings a token is judged by it. What a proxy sent on comes from elsewhere, whatever
/// the connection says; and a page in a browser that was lured here under another name than this
/// machine's own is no program on it.
///
/// @param page what they are shown
/// @param next answers everybody else
public record LocalReaders(ArmHandler page, ArmHandler next) implements ArmHandler {
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    @Override
    public ArmResponse handle(ArmRequest request) {
        return isReading(request) && isLocal(request) ? page.handle(request) : next.handle(request);
    }

    private static boolean isReading(ArmRequest request) {
        return request.method().equals("GET")
                && request.path().equals(MetricsPage.PATH)
                && request.header("authorization").isEmpty();
    }

    private static boolean isLocal(ArmRequest request) {
        return Peer.isOnThisMachine() && !isForwarded(request) && OWN_NAMES.contains(host(request));
    }

    private static boolean isForwarded(ArmRequest request) {
        return request.headers().keySet().stream()
                .anyMatch(name ->
                        name.startsWith("x-forwarded")
                                || Set.of("forwarded", "via").contains(name));
    }

    /// Empty for what is no address.
    private static String host(ArmRequest request) {
        try {
            var host = URI.create(request.origin()).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
