package io.tidemill.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A load and the instances that met it, drawn over time in a few lines of text. The two lists are
/// equally long and their places are equally far apart in time.
public record Chart(List<Double> load, List<Integer> instances) {

    private static final String EIGHTHS = " ▁▂▃▄▅▆▇█";
    private static final int LABEL = 6;

    public Chart {
        load = List.copyOf(load);
        instances = List.copyOf(instances);
        if (load.size() != instances.size()) {
            throw new IllegalArgumentException("Load and instances must be equally long");
        }
    }

    /// The lines: `height` rows of bars for the load, one row of digits for the instances. At most
    /// `width` characters wide; more places than fit are merged, load by its mean and instances by
    /// their highest.
    public List<String> lines(int width, int height) {
        if (load.isEmpty()) {
            return List.of("(nothing recorded)");
        }
        int places = Math.min(load.size(), width - LABEL - 1);
        List<Double> bars = merged(load, places).stream().map(Chart::mean).toList();
        double top = Math.max(1, bars.stream().mapToDouble(Double::doubleValue).max().orElse(1));
        List<String> lines = new ArrayList<>();
        lines.add("requests/s");
        for (int row = height - 1; row >= 0; row--) {
            lines.add(row(bars, top, row, height));
        }
        lines.add("instances");
        lines.add(" ".repeat(LABEL + 1) + digits(places));
        return lines;
    }

    private static String row(List<Double> bars, double top, int row, int height) {
        String label = row == height - 1 ? Figures.number(top) : row == 0 ? "0" : "";
        String cells =
                bars.stream()
                        .map(bar -> eighth(bar / top * height - row))
                        .collect(Collectors.joining());
        return (" ".repeat(LABEL - 1 - label.length()) + label + " ┤" + cells).stripTrailing();
    }

    private static String eighth(double part) {
        int step = (int) Math.round(Math.clamp(part, 0, 1) * 8);
        return EIGHTHS.substring(step, step + 1);
    }

    private String digits(int places) {
        return merged(instances, places).stream()
                .map(group -> group.stream().max(Integer::compare).orElse(0))
                .map(count -> count < 10 ? count.toString() : "+")
                .collect(Collectors.joining());
    }

    private static double mean(List<Double> group) {
        return group.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    private static <T> List<List<T>> merged(List<T> values, int places) {
        List<List<T>> groups = new ArrayList<>();
        for (int i = 0; i < places; i++) {
            int from = (int) ((long) i * values.size() / places);
            int to = (int) ((long) (i + 1) * values.size() / places);
            groups.add(values.subList(from, to));
        }
        return groups;
    }
}
