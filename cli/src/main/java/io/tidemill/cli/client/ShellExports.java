package io.tidemill.cli.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Variables of the environment as lines that a POSIX shell evaluates. Values are quoted, so that
/// nothing in them is taken for a command.
public final class ShellExports {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> absent = new ArrayList<>();

    /// Sets a variable; an empty value is left out.
    public ShellExports set(String name, String value) {
        if (!value.isEmpty()) {
            values.put(name, value);
        }
        return this;
    }

    /// Takes a variable away.
    public ShellExports unset(String name) {
        absent.add(name);
        return this;
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        values.forEach((name, value) -> lines.add("export " + name + "=" + quoted(value)));
        if (!absent.isEmpty()) {
            lines.add("unset " + String.join(" ", absent));
        }
        return lines;
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
