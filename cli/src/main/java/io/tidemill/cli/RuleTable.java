package io.tidemill.cli;

import static io.tidemill.cli.view.Table.figure;
import static io.tidemill.cli.view.Table.text;

import io.tidemill.cli.client.EvaluatedRule;
import io.tidemill.cli.view.Figures;
import io.tidemill.cli.view.Table;
import java.util.List;

/// The rules of an evaluation, one a line, with the numbers by which its sentences call them.
final class RuleTable {

    private static final List<Table.Column> COLUMNS =
            List.of(
                    figure("RULE"),
                    text("CONDITION"),
                    figure("OBSERVED"),
                    text("OUTCOME"),
                    text("ACTION"),
                    text("COOLDOWN"));

    private RuleTable() {}

    static Table of(List<EvaluatedRule> rules) {
        return new Table(COLUMNS, rules.stream().map(RuleTable::row).toList());
    }

    private static List<String> row(EvaluatedRule rule) {
        return List.of(
                Integer.toString(rule.number()),
                rule.condition(),
                Figures.number(rule.observed(), ""),
                rule.outcome(),
                rule.action(),
                rule.cooldown());
    }
}
