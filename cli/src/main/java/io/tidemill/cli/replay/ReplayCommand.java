package io.tidemill.cli.replay;

import io.tidemill.cli.view.Terminal;
import io.tidemill.engine.profile.AutoscaleSetting;
import io.tidemill.engine.profile.Behavior;
import io.tidemill.engine.profile.CooldownPolicy;
import io.tidemill.simulator.Manner;
import io.tidemill.simulator.Replay;
import io.tidemill.simulator.ReplaySpan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `tidemill replay`: the real control loop in virtual time over recorded metrics, one line a run.
@Command(
        name = "replay",
        description = {
            "Show what an autoscale setting would have done over recorded metrics: the real control loop in virtual time.",
            "The metrics are a CSV file with the columns timestamp_utc, metric, value and, if wanted, resource, namespace, dimensions (Name=Value;Name=Value). An empty value is a gap. Rows of the metric @capacity set the count by hand."
        },
        footer = {
            "",
            "Examples:",
            "  tidemill replay --setting setting.json --metrics metrics.csv",
            "  tidemill replay --setting setting.json --metrics metrics.csv --start-up 3m -o jsonl",
            "  tidemill replay --setting setting.json --metrics metrics.csv --from 2026-01-05T08:00:00Z --to 2026-01-05T18:00:00Z"
        })
public final class ReplayCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Option(
            names = "--setting",
            required = true,
            paramLabel = "FILE",
            description =
                    "Autoscale setting: an ARM resource, a template with one, or bare properties.")
    private Path setting = Path.of("");

    @Option(
            names = "--metrics",
            required = true,
            paramLabel = "FILE",
            description = "Recorded metrics as CSV.")
    private Path metrics = Path.of("");

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description = "First run. Default: the start of the first sample.")
    private Optional<Instant> from = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description = "No run is later. Default: the end of the last sample.")
    private Optional<Instant> to = Optional.empty();

    @Option(
            names = "--every",
            paramLabel = "LENGTH",
            converter = LengthOption.class,
            description = "Time from run to run. Default: 60s.")
    private Duration every = Duration.ofMinutes(1);

    @Option(
            names = "--instances",
            paramLabel = "N",
            description = "Instances at the start. Default: the active profile's default capacity.")
    private Optional<Integer> instances = Optional.empty();

    @Option(
            names = "--cooldown-policy",
            paramLabel = "lastFiredRule|evaluatedRule",
            converter = PolicyOption.class,
            description = "Which cooldown counts after a scale action. Default: lastFiredRule.")
    private Optional<CooldownPolicy> cooldownPolicy = Optional.empty();

    @Option(
            names = "--metric-delay",
            paramLabel = "LENGTH",
            converter = LengthOption.class,
            description = "How long after its end a sample can be read. Default: 0s.")
    private Optional<Duration> metricDelay = Optional.empty();

    @Option(
            names = "--start-up",
            paramLabel = "LENGTH",
            converter = LengthOption.class,
            description =
                    "How long new instances take to start. Default: 0s, the target obeys at once.")
    private Duration startUp = Duration.ZERO;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "table|jsonl|csv",
            description = "For a person, or every run for a program. Default: table.")
    private ReplayFormat output = ReplayFormat.TABLE;

    @Spec private CommandSpec spec = CommandSpec.create();

    public ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var replayed = chosen(SettingFile.read(setting));
        var recording = MetricsFile.read(metrics);
        var span = span(recording);
        var source = recording.metrics(replayed);
        warn(recording.notes());
        warn(recording.missing(replayed, source));
        var writer = output.writer(terminal.out());
        try (var runs = new SecondThread<>(writer::write)) {
            new Replay(replayed, source, recording.manualChanges())
                    .play(span, start(replayed, recording, span.from()), runs);
        }
        writer.finish();
        return 0;
    }

    private AutoscaleSetting chosen(AutoscaleSetting read) {
        var behavior = read.behavior();
        var wanted =
                new Behavior(
                        cooldownPolicy.orElse(behavior.cooldownPolicy()),
                        metricDelay.orElse(behavior.metricDelay()),
                        behavior.projectionPolicy());
        return new AutoscaleSetting(
                read.id(),
                read.name(),
                read.enabled(),
                read.targetResourceId(),
                read.profiles(),
                wanted);
    }

    private ReplaySpan span(Recording recording) {
        var first = from.orElse(recording.first());
        var last = to.orElse(recording.end());
        if (!every.isPositive()) {
            throw wrong("--every must be longer than 0s");
        }
        if (last.isBefore(first)) {
            throw wrong("--to (%s) lies before --from (%s)".formatted(last, first));
        }
        return new ReplaySpan(first, last, every);
    }

    private Replay.Start start(AutoscaleSetting replayed, Recording recording, Instant at) {
        var count = instances.orElseGet(() -> recording.instancesAt(at, replayed));
        if (count < 0) {
            throw wrong("--instances must be 0 or more, not " + count);
        }
        return new Replay.Start(count, new Manner.Obeys(startUp));
    }

    private void warn(List<String> notes) {
        notes.forEach(note -> terminal.err().println("WARNING: " + metrics + ": " + note));
        terminal.err().flush();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
