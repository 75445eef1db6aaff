package io.tidemill.control.endpoint;

import io.tidemill.control.rest.Problem;
import io.tidemill.control.rest.Problems;
import java.util.regex.Pattern;

/// The names that endpoints and deployments may have.
final class Names {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][-a-zA-Z0-9]{1,30}[a-zA-Z0-9]");

    private Names() {}

    static void check(String what, String name, Problems problems) {
        if (!NAME.matcher(name).matches()) {
            problems.add(
                    new Problem(
                            "BadRequest",
                            "name",
                            "%s name = %s, must have 3 to 32 letters, digits and hyphens, start with a letter and end with a letter or digit"
                                    .formatted(what, name)));
        }
    }
}
