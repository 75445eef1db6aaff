package io.tidemill.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Brings two hours of a sample a minute of 10,000 series to one store. Prints points a second and
/// CPU seconds a million points of the first hour, the same of the second, CPU seconds a million
/// points of packing, bytes a point and bytes a series.
public final class MetricIngest {
    private static final int DEPLOYMENTS = 2_500;
    private static final int HOURS = 2;
    private static final int MINUTES = 60;

    private final MetricFleet fleet;
    private final Destination destination;
    private final Instant start =
            Instant.now().truncatedTo(ChronoUnit.HOURS).minus(HOURS, ChronoUnit.HOURS);
    private final double[][] samples = new double[HOURS * MINUTES][];

    private MetricIngest(MetricFleet fleet, Destination destination) {
        this.fleet = fleet;
        this.destination = destination;
        for (int minute = 0; minute < samples.length; minute++) {
            samples[minute] = fleet.samples(minute);
        }
    }

    /// Takes the name of the store and an empty folder.
    public static void main(String[] args) {
        var fleet = MetricFleet.of(DEPLOYMENTS);
        try (var destination = destination(args[0], fleet, Path.of(args[1]))) {
            System.out.println(args[0] + " " + new MetricIngest(fleet, destination).measured());
        }
    }

    private static Destination destination(String name, MetricFleet fleet, Path folder) {
        return switch (name) {
            case "tidemill" -> new OwnStore(fleet, folder);
            case "prometheus" -> new PeerServer(Peer.PROMETHEUS, fleet, folder);
            case "victoria-metrics" -> new PeerServer(Peer.VICTORIA_METRICS, fleet, folder);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private String measured() {
        var first = hour(0);
        var second = hour(1);
        var before = destination.cpu();
        destination.pack();
        var packing = aMillion(destination.cpu().minus(before), HOURS * points());
        var size = destination.size();
        return "%s %s %.2f %.2f %d"
                .formatted(
                        first,
                        second,
                        packing,
                        (double) size.samples() / (HOURS * points()),
                        size.names() / fleet.size());
    }

    private String hour(int hour) {
        var cpu = destination.cpu();
        long nanos = 0;
        for (int minute = hour * MINUTES; minute < (hour + 1) * MINUTES; minute++) {
            var at = start.plus(minute, ChronoUnit.MINUTES);
            var delivery = destination.delivery(at, samples[minute]);
            long before = System.nanoTime();
            delivery.run();
            nanos += System.nanoTime() - before;
        }
        return String.format(
                Locale.ROOT,
                "%.0f %.2f",
                points() / (nanos / 1e9),
                aMillion(destination.cpu().minus(cpu), points()));
    }

    /// Of one hour.
    private int points() {
        return MINUTES * fleet.size();
    }

    private static double aMillion(Duration cpu, int points) {
        return cpu.toMillis() * 1e3 / points;
    }
}
