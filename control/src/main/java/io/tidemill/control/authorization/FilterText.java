package io.tidemill.control.authorization;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A `$filter` as terms that are all to hold: `atScope() and principalId eq '…'`.
record FilterText(List<Term> terms) {
    private static final Pattern AND = Pattern.compile("\\s+and\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern CALL = Pattern.compile("(\\w+)\\(([^()]*)\\)");
    private static final Pattern EQUALS =
            Pattern.compile("(\\w+) +eq +([^()]*)", Pattern.CASE_INSENSITIVE);

    FilterText {
        terms = List.copyOf(terms);
    }

    /// A name, in small letters, and a value, which is empty for `name()`.
    record Term(String name, String value) {}

    /// Empty when a term is neither `name(…)` nor `name eq …`, or is none of the known ones.
    ///
    /// @param known names in small letters
    static Optional<FilterText> parse(String text, List<String> known) {
        if (text.isBlank()) {
            return Optional.of(new FilterText(List.of()));
        }
        List<Term> terms =
                Arrays.stream(AND.split(text.strip(), -1)).flatMap(FilterText::term).toList();
        boolean understood =
                terms.size() == AND.split(text.strip(), -1).length
                        && terms.stream().allMatch(term -> known.contains(term.name()));
        return understood ? Optional.of(new FilterText(terms)) : Optional.empty();
    }

    private static java.util.stream.Stream<Term> term(String text) {
        Matcher call = CALL.matcher(text);
        Matcher equal = EQUALS.matcher(text);
        Matcher found = call.matches() ? call : equal;
        return call.matches() || equal.matches()
                ? java.util.stream.Stream.of(
                        new Term(
                                found.group(1).toLowerCase(java.util.Locale.ROOT),
                                unquoted(found.group(2).strip())))
                : java.util.stream.Stream.empty();
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
        return quoted ? text.substring(1, text.length() - 1).replace("''", "'") : text;
    }

    boolean has(String name) {
        return terms.stream().anyMatch(term -> term.name().equals(name));
    }

    /// Whether each term of that name, if there is one, has the value, in any case.
    boolean accepts(String name, String value) {
        return terms.stream()
                .filter(term -> term.name().equals(name))
                .allMatch(term -> term.value().equalsIgnoreCase(value));
    }
}
