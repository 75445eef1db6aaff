package io.tidemill.control.rest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A method and a path pattern with the handler that answers them.
///
/// A pattern reads like `GET /subscriptions/{subscription}/resourceGroups/{group}`. `{name}` stands
/// for one segment, `{name*}` for one or more. Fixed segments match in any case.
public final class Route {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(\\*?)}");

    /// A name that can stand in an id and come back out of it.
    private static final Pattern NAME = Pattern.compile("[^/<>%&\\\\?#\\p{Cntrl}]{1,260}");

    private static final Pattern TYPE =
            Pattern.compile(".*/providers/([\\w.]+/\\w+).*", Pattern.CASE_INSENSITIVE);

    private final String method;
    private final String path;
    private final Pattern pattern;
    private final List<String> names;
    private final ArmHandler handler;
    private final Versions versions;

    /// Which api-versions a route has: those of Azure's type, any date, or none.
    private enum Versions {
        AZURES,
        ANY_DATE,
        NONE
    }

    private Route(String method, String path, ArmHandler handler, Versions versions) {
        this.method = method;
        this.versions = versions;
        this.path = path;
        this.handler = handler;
        names = VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
        pattern = Pattern.compile(expression(path), Pattern.CASE_INSENSITIVE);
    }

    /// A route from its one-line form.
    ///
    /// @param pattern method, space, path
    public static Route of(String pattern, ArmHandler handler) {
        return parse(pattern, handler, Versions.AZURES);
    }

    /// A route of a resource that Azure does not have, below one that it has: any date is a
    /// version.
    ///
    /// @param pattern method, space, path
    public static Route ofOurs(String pattern, ArmHandler handler) {
        return parse(pattern, handler, Versions.ANY_DATE);
    }

    /// A route of a protocol that is not ARM's, and has no api-version.
    ///
    /// @param pattern method, space, path
    public static Route unversioned(String pattern, ArmHandler handler) {
        return parse(pattern, handler, Versions.NONE);
    }

    private static Route parse(String pattern, ArmHandler handler, Versions versions) {
        int space = pattern.indexOf(' ');
        String method = pattern.substring(0, space);
        return new Route(method, pattern.substring(space + 1), handler, versions);
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    /// The names of its variables, in order.
    List<String> variables() {
        return names;
    }

    ArmHandler handler() {
        return handler;
    }

    boolean versioned() {
        return versions != Versions.NONE;
    }

    /// The resource type that decides which api-versions are known, such as
    /// `microsoft.insights/autoscalesettings`; empty where any date will do.
    String type() {
        if (versions != Versions.AZURES) {
            return "";
        }
        Matcher matcher = TYPE.matcher(path);
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }

    /// The values of the variables when the path is one of this route.
    Optional<Map<String, String>> match(String requestPath) {
        Matcher matcher = pattern.matcher(requestPath);
        return matcher.matches() ? Optional.of(variables(matcher)) : Optional.empty();
    }

    /// The variable whose value is no resource name, if there is one.
    Optional<String> misnamed(Map<String, String> variables) {
        return names.stream()
                .filter(name -> path.contains("{" + name + "}"))
                .filter(name -> !NAME.matcher(variables.getOrDefault(name, "")).matches())
                .findFirst();
    }

    private Map<String, String> variables(MatchResult match) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            variables.put(names.get(i), ArmRequest.decodePath(match.group(i + 1)));
        }
        return variables;
    }

    private static String expression(String path) {
        List<String> parts = new ArrayList<>();
        int end = 0;
        for (MatchResult variable : VARIABLE.matcher(path).results().toList()) {
            parts.add(Pattern.quote(path.substring(end, variable.start())));
            parts.add(variable.group(2).isEmpty() ? "([^/]+)" : "(.+)");
            end = variable.end();
        }
        parts.add(Pattern.quote(path.substring(end)));
        return String.join("", parts) + "/?";
    }
}
