package io.tidemill.control.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// One call as a handler sees it. Names of query parameters and headers are in lower case.
///
/// @param method in capitals
/// @param path as sent, still percent-encoded, without the query; whoever reads it off the wire
///   makes one of slashes that follow one another ([#singleSlashes]), because clients append ids
///   that begin with a slash to addresses that end in one
/// @param query first value of each parameter, decoded once
/// @param body empty when there was none
/// @param variables what the route's braces stand for, decoded
/// @param origin scheme, host and port by which the caller reached us, for absolute links in the
///   answer
/// @param client the address that the caller came from; empty when it came over no network
public record ArmRequest(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        String body,
        Map<String, String> variables,
        String origin,
        String client) {
    private static final String NOWHERE = "http://localhost";

    private static final Pattern SLASHES = Pattern.compile("/{2,}");

    public ArmRequest {
        query = lowerCaseNames(query);
        headers = lowerCaseNames(headers);
        variables = Map.copyOf(variables);
    }

    /// A request without headers or body, from a path that may end in `?query`.
    public static ArmRequest of(String method, String pathAndQuery) {
        int mark = pathAndQuery.indexOf('?');
        String path = singleSlashes(mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark));
        String query = mark < 0 ? "" : pathAndQuery.substring(mark + 1);
        return new ArmRequest(method, path, parse(query), Map.of(), "", Map.of(), NOWHERE, "");
    }

    /// A path as it was sent, with single slashes.
    static String singleSlashes(String path) {
        return path.contains("//") ? SLASHES.matcher(path).replaceAll("/") : path;
    }

    public ArmRequest withBody(String text) {
        return new ArmRequest(method, path, query, headers, text, variables, origin, client);
    }

    public ArmRequest withHeaders(Map<String, String> all) {
        return new ArmRequest(method, path, query, all, body, variables, origin, client);
    }

    public ArmRequest withVariables(Map<String, String> all) {
        return new ArmRequest(method, path, query, headers, body, all, origin, client);
    }

    /// The same by another address of ours.
    public ArmRequest withOrigin(String other) {
        return new ArmRequest(method, path, query, headers, body, variables, other, client);
    }

    /// What stands at `{name}` of the route that was matched.
    ///
    /// @throws IllegalArgumentException when the route has no such variable
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The route has no variable {" + name + "}");
        }
        return value;
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name.toLowerCase(Locale.ROOT)));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /// The path as ids have it.
    public String decodedPath() {
        return decode(path.replace("+", "%2B"));
    }

    /// The body read as a form, under the rules of [#query].
    public Map<String, String> form() {
        return parse(body);
    }

    /// First value of each parameter by its name in lower case, decoded once.
    public static Map<String, String> parse(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                String name = decode(part.substring(0, equals)).toLowerCase(Locale.ROOT);
                parameters.putIfAbsent(name, decode(part.substring(equals + 1)));
            }
        }
        return parameters;
    }

    /// Percent-decoding that leaves text as it is where it is not properly encoded.
    static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /// Like [#decode], for parts of a path, where a plus sign is a plus sign.
    public static String decodePath(String text) {
        return decode(text.replace("+", "%2B"));
    }

    private static Map<String, String> lowerCaseNames(Map<String, String> map) {
        Map<String, String> folded = new HashMap<>();
        map.forEach((name, value) -> folded.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        return Map.copyOf(folded);
    }
}
