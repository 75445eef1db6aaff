package io.tidemill.control.scrape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What an instance told, read strictly: one line that is wrong makes all of it wrong, as in
/// Prometheus.
///
/// @param types of families by their names, in lower case, such as `counter`
record ExpositionText(Map<String, String> types, List<Sample> samples) {
    /// Lines of numbers; an instance that tells more is not read.
    static final int MOST_SAMPLES = 10_000;

    private static final Pattern TYPE =
            Pattern.compile("#\\s+TYPE\\s+([A-Za-z_:][\\w:]*)\\s+(\\w+)\\s*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_:][\\w:]*+");
    private static final Pattern LABEL =
            Pattern.compile(
                    "\\s*+([A-Za-z_]\\w*+)\\s*+=\\s*+\"((?:[^\"\\\\\n]|\\\\.)*+)\"\\s*+(,?)");
    private static final Pattern VALUE =
            Pattern.compile("[ \t]++([^ \t]++)(?:[ \t]++-?[0-9.eE+-]++)?[ \t]*+(?:#.*)?");

    /// What was read, or why it cannot be.
    sealed interface Outcome {
        record Read(ExpositionText text) implements Outcome {}

        record Broken(String why) implements Outcome {}
    }

    ExpositionText {
        types = Map.copyOf(types);
        samples = List.copyOf(samples);
    }

    static Outcome read(String text) {
        var types = new HashMap<String, String>();
        var samples = new ArrayList<Sample>();
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.startsWith("#")) {
                type(line, types);
            } else if (!line.isBlank()) {
                var sample = sample(line.strip());
                if (sample.isEmpty() || samples.size() == MOST_SAMPLES) {
                    return new Outcome.Broken(
                            sample.isEmpty()
                                    ? "line " + number + " is no sample"
                                    : "there are more than " + MOST_SAMPLES + " samples");
                }
                samples.add(sample.get());
            }
        }
        return new Outcome.Read(new ExpositionText(types, samples));
    }

    private static void type(String line, Map<String, String> types) {
        var matcher = TYPE.matcher(line);
        if (matcher.matches()) {
            types.put(matcher.group(1), matcher.group(2).toLowerCase(Locale.ROOT));
        }
    }

    private static Optional<Sample> sample(String line) {
        var name = NAME.matcher(line);
        if (!name.lookingAt()) {
            return Optional.empty();
        }
        var labels = new HashMap<String, String>();
        return labels(line, name.end(), labels)
                .flatMap(end -> value(line.substring(end)))
                .map(value -> new Sample(name.group(), labels, value));
    }

    /// Reads the labels that may stand at `start`.
    ///
    /// @return where they end; empty when they are broken
    private static Optional<Integer> labels(String line, int start, Map<String, String> into) {
        if (start >= line.length() || line.charAt(start) != '{') {
            return Optional.of(start);
        }
        int at = start + 1;
        var label = LABEL.matcher(line);
        while (label.region(at, line.length()).lookingAt()) {
            if (into.put(label.group(1), unescaped(label.group(2))) != null) {
                return Optional.empty();
            }
            at = label.end();
        }
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at < line.length() && line.charAt(at) == '}'
                ? Optional.of(at + 1)
                : Optional.empty();
    }

    private static Optional<Double> value(String rest) {
        var matcher =
                VALUE.matcher(rest.startsWith(" ") || rest.startsWith("\t") ? rest : " " + rest);
        return matcher.matches() ? number(matcher.group(1)) : Optional.empty();
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(
                    switch (text) {
                        case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
                        case "-Inf" -> Double.NEGATIVE_INFINITY;
                        default -> Double.parseDouble(text);
                    });
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        var plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                c = text.charAt(i) == 'n' ? '\n' : text.charAt(i);
            }
            plain.append(c);
        }
        return plain.toString();
    }
}
