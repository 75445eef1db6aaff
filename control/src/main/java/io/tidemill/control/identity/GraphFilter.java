package io.tidemill.control.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The part of Microsoft Graph's `$filter` that the Azure CLI uses: `field eq 'x'`,
/// `startswith(field,'x')` and `field/any(c:c eq 'x')`, joined by `and`. Texts compare in any case.
final class GraphFilter {
    private static final String TEXT = "'([^']*+(?:''[^']*+)*+)'";
    private static final Pattern CLAUSE =
            Pattern.compile(
                    "\\s*(?:(?<equal>\\w+)\\s+eq\\s+"
                            + TEXT
                            + "|startswith\\(\\s*(?<start>\\w+)\\s*,\\s*"
                            + TEXT
                            + "\\s*\\)|(?<any>\\w+)/any\\(\\s*(?<name>\\w+)\\s*:\\s*\\k<name>\\s+eq\\s+"
                            + TEXT
                            + "\\s*\\))\\s*(?<and>and\\s|$)",
                    Pattern.CASE_INSENSITIVE);

    private GraphFilter() {}

    /// What can be asked about: the values that a field has, none for a field that is not there.
    interface Fields {
        List<String> values(String field);
    }

    /// The filter that a text says; empty when it is none of ours. The empty text takes all.
    static Optional<Predicate<Fields>> parse(String text) {
        List<Predicate<Fields>> clauses = new ArrayList<>();
        Matcher matcher = CLAUSE.matcher(text);
        boolean open = !text.isBlank();
        int end = 0;
        while (open && matcher.region(end, text.length()).lookingAt()) {
            clauses.add(clause(matcher));
            end = matcher.end();
            open = !matcher.group("and").isEmpty();
        }
        boolean whole = !open && (end == text.length() || text.isBlank());
        return whole
                ? Optional.of(clauses.stream().reduce(_ -> true, Predicate::and))
                : Optional.empty();
    }

    private static Predicate<Fields> clause(Matcher matcher) {
        if (matcher.group("start") != null) {
            String start = fold(matcher.group(4));
            return of(matcher.group("start"), value -> fold(value).startsWith(start));
        }
        return matcher.group("any") != null
                ? same(matcher.group("any"), matcher.group(7))
                : same(matcher.group("equal"), matcher.group(2));
    }

    private static Predicate<Fields> same(String field, String text) {
        String wanted = fold(text);
        return of(field, value -> fold(value).equals(wanted));
    }

    private static Predicate<Fields> of(String field, Predicate<String> test) {
        return fields -> fields.values(field).stream().anyMatch(test);
    }

    private static String fold(String text) {
        return text.replace("''", "'").toLowerCase(Locale.ROOT);
    }
}
