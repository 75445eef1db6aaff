package io.tidemill.benchmarks;

import io.tidemill.engine.Autoscaler;
import io.tidemill.engine.ControlLoop;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// One full round on one core: every setting of a region evaluated once, each with its whole
/// record.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 3)
@Fork(
        value = 2,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms2g", "-Xmx2g"})
@State(Scope.Benchmark)
public class EvaluationBenchmark {
    /// How many settings there are; each has four rules.
    @Param({"10000", "100000"})
    private int settings;

    private List<Fleet.Member> fleet = List.of();

    @Setup
    public void gather() {
        fleet = Fleet.of(settings);
    }

    /// Deciding alone.
    @Benchmark
    public void evaluate(Blackhole sink) {
        for (var member : fleet) {
            sink.consume(Autoscaler.evaluate(member.setting(), member.seen()));
        }
    }

    /// The whole loop, with doors that answer at once: read, evaluate, act, record.
    @Benchmark
    public void run(Blackhole sink) {
        for (var member : fleet) {
            var doors = new Fleet.Doors(member.seen());
            sink.consume(
                    new ControlLoop(doors, doors, doors, () -> "run")
                            .run(member.setting(), Fleet.NOW));
        }
    }
}
