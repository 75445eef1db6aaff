package io.tidemill.control.metric;

import io.tidemill.engine.rule.DimensionFilter;
import io.tidemill.engine.rule.DimensionOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads the `$filter` of a metrics request, once.
///
/// ```
/// filter = group { "and" group }
/// group  = part { "or" part }
/// part   = "(" filter ")" | name ( "eq" | "ne" ) 'value'
/// ```
///
/// So `or` binds closer than `and`, and joins values of one dimension only: Azure's clients write
/// `A eq '1' and B eq '1' or B eq '2'` without parentheses. A quote inside a value is written
/// twice.
final class FilterParser {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*+(?:([()])|'((?:[^']|'')*+)'|([^\\s()']++))");
    private static final Map<String, DimensionOperator> OPERATORS =
            Map.of("eq", DimensionOperator.EQUALS, "ne", DimensionOperator.NOT_EQUALS);
    private static final DimensionFilter STAND_IN =
            new DimensionFilter("?", DimensionOperator.EQUALS, List.of("?"));
    private static final int DEEPEST = 20;

    private final List<Token> tokens = new ArrayList<>();
    private int next;
    private int depth;

    /// The first problem; nothing is read any further after it.
    private Optional<String> problem = Optional.empty();

    private FilterParser() {}

    /// @param kind what it is besides its text One piece of the text.
    ///
    /// @param place counted from 1
    private record Token(String text, Kind kind, int place) {

        boolean is(String word) {
            return kind != Kind.QUOTED && text.equalsIgnoreCase(word);
        }
    }

    private enum Kind {
        PARENTHESIS(1),
        QUOTED(2),
        WORD(3),
        END(0);

        /// Of the pattern.
        private final int group;

        Kind(int group) {
            this.group = group;
        }
    }

    /// What a text came to.
    sealed interface Parsed {

        /// All of the conditions must hold.
        record Understood(List<DimensionFilter> conditions) implements Parsed {}

        /// Not a filter.
        ///
        /// @param why names the place, counted from 1
        record Malformed(String why) implements Parsed {}
    }

    static Parsed parse(String text) {
        return new FilterParser().read(text);
    }

    private Parsed read(String text) {
        split(text);
        List<DimensionFilter> conditions = here().kind == Kind.END ? List.of() : filter();
        if (here().kind != Kind.END) {
            fail("and, or, or the end");
        }
        return problem.<Parsed>map(Parsed.Malformed::new)
                .orElseGet(() -> new Parsed.Understood(List.copyOf(conditions)));
    }

    private void split(String text) {
        var matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find(end) && matcher.start() == end) {
            tokens.add(token(matcher));
            end = matcher.end();
        }
        tokens.add(new Token("the end", Kind.END, text.length() + 1));
        if (!text.substring(end).isBlank()) {
            problem = Optional.of("the quote after place " + end + " is never closed");
        }
    }

    private static Token token(MatchResult match) {
        for (var kind : List.of(Kind.PARENTHESIS, Kind.QUOTED)) {
            if (match.start(kind.group) >= 0) {
                return token(match, kind);
            }
        }
        return token(match, Kind.WORD);
    }

    private static Token token(MatchResult match, Kind kind) {
        var text = match.group(kind.group);
        return new Token(
                kind == Kind.QUOTED ? text.replace("''", "'") : text,
                kind,
                match.start(kind.group) + 1);
    }

    private List<DimensionFilter> filter() {
        var all = new ArrayList<>(group());
        while (take("and")) {
            all.addAll(group());
        }
        return all;
    }

    private List<DimensionFilter> group() {
        var alternatives = new ArrayList<>(part());
        if (!here().is("or")) {
            return alternatives;
        }
        while (take("or")) {
            alternatives.addAll(part());
        }
        return List.of(joined(alternatives));
    }

    private List<DimensionFilter> part() {
        if (!take("(")) {
            return List.of(term());
        }
        if (++depth > DEEPEST) {
            fail("at most " + DEEPEST + " parentheses in one another");
        }
        var inner = filter();
        depth--;
        if (!take(")")) {
            fail("and, or, or )");
        }
        return inner;
    }

    private DimensionFilter term() {
        var name = takeAny("the name of a dimension", Kind.WORD, Kind.QUOTED);
        var operator = takeOperator();
        var value = takeAny("a value in single quotes", Kind.QUOTED);
        return problem.isPresent() || name.isBlank()
                ? STAND_IN
                : new DimensionFilter(name, operator, List.of(value));
    }

    private DimensionFilter joined(List<DimensionFilter> alternatives) {
        var first = alternatives.getFirst();
        var fit =
                alternatives.stream()
                        .allMatch(one ->
                                one.operator() == DimensionOperator.EQUALS
                                        && one.name().equalsIgnoreCase(first.name()));
        if (!fit) {
            fail("or only between eq of one dimension, and elsewhere");
        }
        var values = alternatives.stream().flatMap(one -> one.values().stream()).toList();
        return new DimensionFilter(first.name(), DimensionOperator.EQUALS, values);
    }

    private DimensionOperator takeOperator() {
        for (var operator : OPERATORS.entrySet()) {
            if (take(operator.getKey())) {
                return operator.getValue();
            }
        }
        fail("eq or ne");
        return DimensionOperator.EQUALS;
    }

    private String takeAny(String wanted, Kind... kinds) {
        var token = here();
        if (List.of(kinds).contains(token.kind)) {
            next++;
            return token.text;
        }
        fail(wanted);
        return "";
    }

    private boolean take(String word) {
        if (here().is(word)) {
            next++;
            return true;
        }
        return false;
    }

    private Token here() {
        return tokens.get(next);
    }

    private void fail(String wanted) {
        if (problem.isEmpty()) {
            problem =
                    Optional.of(
                            "at place %d stands %s, wanted %s"
                                    .formatted(here().place, here().text, wanted));
        }
        next = tokens.size() - 1;
    }
}
