package io.tidemill.control.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.rule.DimensionFilter;
import io.tidemill.engine.rule.DimensionOperator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a eq 'x' | a=[x]",
                "A NE 'x' | A!=[x]",
                "'a' eq '*' | a=[*]",
                "a eq 'x' and b eq 'y' | a=[x] b=[y]",
                "a eq 'x' and b eq 'y' or b eq 'z' and c eq '*' | a=[x] b=[y, z] c=[*]",
                "(a eq 'x' or a eq 'y') and (b ne 'z') | a=[x, y] b!=[z]",
                "((a eq 'x')) | a=[x]",
                "(a eq 'x' and b eq 'y') and c eq 'z' | a=[x] b=[y] c=[z]",
                "a eq 'it''s' | a=[it's]",
                "a eq 'x and b' | a=[x and b]",
                "a eq '(' | a=[(]",
                "a eq '' | a=[]",
                "http.route eq '/a/{b}' | http.route=[/a/{b}]",
                "a eq'x' | a=[x]"
            })
    void understands(String text, String conditions) {
        assertThat(FilterParser.parse(text))
                .isInstanceOfSatisfying(
                        FilterParser.Parsed.Understood.class,
                        understood ->
                                assertThat(told(understood.conditions())).isEqualTo(conditions));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a | at place 2 stands the end, wanted eq or ne",
                "a eq | at place 5 stands the end, wanted a value in single quotes",
                "a eq x | at place 6 stands x, wanted a value in single quotes",
                "a gt 'x' | at place 3 stands gt, wanted eq or ne",
                "eq 'x' | wanted eq or ne",
                "a eq 'x' b eq 'y' | stands b, wanted and, or, or the end",
                "a eq 'x' and | stands the end, wanted the name of a dimension",
                "a eq 'x | the quote after place 4 is never closed",
                "(a eq 'x' | wanted and, or, or )",
                "a eq 'x') | stands ), wanted and, or, or the end",
                "a eq 'x' or b eq 'y' | wanted or only between eq of one dimension",
                "a ne 'x' or a ne 'y' | wanted or only between eq of one dimension"
            })
    void saysWhereItStopped(String text, String why) {
        assertThat(FilterParser.parse(text))
                .isInstanceOfSatisfying(
                        FilterParser.Parsed.Malformed.class,
                        malformed -> assertThat(malformed.why()).contains(why));
    }

    @Test
    void wantsNothingOfABlankText() {
        assertThat(FilterParser.parse("  "))
                .isEqualTo(new FilterParser.Parsed.Understood(List.of()));
    }

    @Test
    void refusesParenthesesWithoutEnd() {
        assertThat(FilterParser.parse("(".repeat(100_000)))
                .isInstanceOf(FilterParser.Parsed.Malformed.class);
    }

    private static String told(List<DimensionFilter> conditions) {
        return String.join(
                " ",
                conditions.stream()
                        .map(one ->
                                one.name()
                                        + (one.operator() == DimensionOperator.EQUALS ? "=" : "!=")
                                        + one.values())
                        .toList());
    }
}
