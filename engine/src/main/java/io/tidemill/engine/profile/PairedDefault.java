package io.tidemill.engine.profile;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name that tools give to the profile which brings a default back when a recurring profile
/// ends: a small JSON object, such as `{"name":"default","for":"weekend"}`, spaced as each tool
/// likes. To the engine it is a recurring profile like any other.
public record PairedDefault(String name, String recurringProfile) {
    private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)*)\"";
    private static final Pattern NAME_FIRST = object("name", "for");
    private static final Pattern FOR_FIRST = object("for", "name");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

    /// What a profile's name says, or empty if it is an ordinary name.
    public static Optional<PairedDefault> parse(String profileName) {
        var nameFirst = NAME_FIRST.matcher(profileName);
        if (nameFirst.matches()) {
            return Optional.of(
                    new PairedDefault(plain(nameFirst.group(1)), plain(nameFirst.group(2))));
        }
        var forFirst = FOR_FIRST.matcher(profileName);
        return forFirst.matches()
                ? Optional.of(new PairedDefault(plain(forFirst.group(2)), plain(forFirst.group(1))))
                : Optional.empty();
    }

    private static Pattern object(String first, String second) {
        return Pattern.compile(
                "\\s*\\{\\s*\"%s\"\\s*:\\s*%s\\s*,\\s*\"%s\"\\s*:\\s*%s\\s*}\\s*"
                        .formatted(first, TEXT, second, TEXT));
    }

    private static String plain(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape -> Matcher.quoteReplacement(character(escape)));
    }

    private static String character(MatchResult escape) {
        if (escape.group(1) != null) {
            return Character.toString(Integer.parseInt(escape.group(1), 16));
        }
        return switch (escape.group(2)) {
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            case "b" -> "\b";
            case "f" -> "\f";
            default -> escape.group(2);
        };
    }
}
