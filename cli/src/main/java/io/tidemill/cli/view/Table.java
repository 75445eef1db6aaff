package io.tidemill.cli.view;

import java.util.ArrayList;
import java.util.List;

/// Rows under headings, as wide as their contents need and never wider than the terminal: the
/// widest column is cut, with `…`, until the table fits.
public record Table(List<Column> columns, List<List<String>> rows) {

    private static final String GAP = "  ";
    private static final int NARROWEST = 4;

    /// A heading and the side on which its cells stand.
    public record Column(String heading, boolean right) {}

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "A row of %d cells under %d headings"
                                .formatted(row.size(), columns.size()));
            }
        }
    }

    /// A column of words.
    public static Column text(String heading) {
        return new Column(heading, false);
    }

    /// A column of figures, aligned on the right.
    public static Column figure(String heading) {
        return new Column(heading, true);
    }

    /// The lines of the table, none longer than `width` characters as long as each column can keep
    /// four.
    public List<String> lines(int width) {
        List<Integer> widths = fitted(width);
        List<String> lines = new ArrayList<>();
        lines.add(line(columns.stream().map(Column::heading).toList(), widths));
        lines.add(line(widths.stream().map("-"::repeat).toList(), widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private List<Integer> fitted(int width) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            widths.add(contentWidth(column));
        }
        int spare = width - (columns.size() - 1) * GAP.length();
        while (total(widths) > spare && widest(widths) > NARROWEST) {
            int cut = widths.indexOf(widest(widths));
            widths.set(cut, widths.get(cut) - 1);
        }
        return widths;
    }

    private int contentWidth(int column) {
        int heading = columns.get(column).heading().length();
        return rows.stream().mapToInt(row -> row.get(column).length()).reduce(heading, Math::max);
    }

    private static int total(List<Integer> widths) {
        return widths.stream().mapToInt(Integer::intValue).sum();
    }

    private static int widest(List<Integer> widths) {
        return widths.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(i == 0 ? "" : GAP)
                    .append(cell(cells.get(i), columns.get(i), widths.get(i)));
        }
        return line.toString().stripTrailing();
    }

    private static String cell(String text, Column column, int width) {
        String shown = Text.cut(text, width);
        String padding = " ".repeat(width - shown.length());
        return column.right() ? padding + shown : shown + padding;
    }
}
