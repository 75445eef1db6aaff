package io.tidemill.gateway;

import java.util.Optional;

/// What a request's address means: an endpoint, and what to ask its instance for.
///
/// `/endpoints/blue/score?x=1` asks the endpoint `blue` for `/score?x=1`.
record Target(String endpoint, String uri) {

    private static final String PREFIX = "/endpoints/";

    /// The meaning of a request line's address, or empty when it names no endpoint.
    static Optional<Target> of(String address) {
        String path = originForm(address);
        if (!path.startsWith(PREFIX)) {
            return Optional.empty();
        }
        int end = endOfName(path);
        if (end == PREFIX.length()) {
            return Optional.empty();
        }
        return Optional.of(new Target(path.substring(PREFIX.length(), end), rest(path, end)));
    }

    /// The path and query alone: a client may also send the absolute form `http://host/path`.
    static String originForm(String address) {
        int scheme = address.indexOf("://");
        if (address.startsWith("/") || scheme < 0) {
            return address;
        }
        int path = address.indexOf('/', scheme + 3);
        return path < 0 ? "/" : address.substring(path);
    }

    private static int endOfName(String path) {
        for (int i = PREFIX.length(); i < path.length(); i++) {
            if (path.charAt(i) == '/' || path.charAt(i) == '?') {
                return i;
            }
        }
        return path.length();
    }

    private static String rest(String path, int start) {
        String rest = path.substring(start);
        return rest.startsWith("/") ? rest : "/" + rest;
    }
}
