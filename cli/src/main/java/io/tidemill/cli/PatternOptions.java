package io.tidemill.cli;

import io.tidemill.cli.client.CommandFailure;
import io.tidemill.cli.load.Arrivals;
import io.tidemill.cli.load.LoadPattern;
import io.tidemill.cli.load.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import picocli.CommandLine.Option;

/// How many requests a load sends, and when.
final class PatternOptions {

    enum Pattern {
        STEADY,
        RAMP,
        DAILY,
        BURST
    }

    @Option(
            names = "--pattern",
            paramLabel = "steady|ramp|daily|burst",
            description =
                    "steady: --rate all the time; ramp: from --rate to --peak; daily: one wave between them; burst: --rate, with a sixth of the time at --peak. Default: steady.")
    private Pattern pattern = Pattern.STEADY;

    @Option(
            names = "--trace",
            paramLabel = "CSV",
            description = "Replay the shape of a recorded load (timestamp_utc,value,unit) instead.")
    private Optional<Path> trace = Optional.empty();

    @Option(names = "--rate", paramLabel = "R", description = "Requests a second. Default: 10.")
    private double rate = 10;

    @Option(
            names = "--peak",
            paramLabel = "R",
            description = "Requests a second at the highest point. Default: four times --rate.")
    private Optional<Double> peak = Optional.empty();

    @Option(
            names = "--duration",
            paramLabel = "4m",
            converter = Lengths.class,
            description = "How long to send. Default: 4m.")
    private Duration duration = Duration.ofMinutes(4);

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the arrivals. Default: 1.")
    private long seed = 1;

    /// The moments at which requests are due.
    Arrivals arrivals() {
        try {
            return new Arrivals(pattern(), duration, new SplittableRandom(seed));
        } catch (IOException e) {
            throw new CommandFailure("UnreadableFile", "The trace cannot be read: " + e, "");
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("InvalidLoad", String.valueOf(e.getMessage()), "");
        }
    }

    private LoadPattern pattern() throws IOException {
        double highest = peak.orElse(4 * rate);
        return trace.isPresent()
                ? Trace.parse(Files.readAllLines(trace.get())).squeezedInto(duration, highest)
                : shaped(highest);
    }

    private LoadPattern shaped(double highest) {
        return switch (pattern) {
            case STEADY -> new LoadPattern.Steady(rate);
            case RAMP -> new LoadPattern.Ramp(rate, highest, duration);
            case DAILY -> new LoadPattern.Daily(rate, highest, duration);
            case BURST ->
                    new LoadPattern.Burst(
                            rate, highest, duration.dividedBy(3), duration.dividedBy(6));
        };
    }
}
