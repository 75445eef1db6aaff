package io.tidemill.cli.load;

import java.time.Duration;
import java.util.List;

/// A load as a pure function of time: how many requests a second are wanted at a moment after the
/// start.
public sealed interface LoadPattern {

    /// Requests per second at `elapsed` after the start; never negative.
    double rate(Duration elapsed);

    /// An upper bound of [#rate] over all time, in requests per second.
    double peak();

    /// The same rate all the time.
    record Steady(double peak) implements LoadPattern {
        public Steady {
            requireRate("rate", peak);
        }

        @Override
        public double rate(Duration elapsed) {
            return peak;
        }
    }

    /// A straight climb from `low` to `peak` over `climb`, then `peak` for good.
    record Ramp(double low, double peak, Duration climb) implements LoadPattern {
        public Ramp {
            requireRange(low, peak);
            requirePositive("climb", climb);
        }

        @Override
        public double rate(Duration elapsed) {
            return low + (peak - low) * Math.min(1, fraction(elapsed, climb));
        }
    }

    /// One wave a `day`: lowest at the start, highest at half a day. A day may be squeezed into
    /// minutes.
    record Daily(double low, double peak, Duration day) implements LoadPattern {
        public Daily {
            requireRange(low, peak);
            requirePositive("day", day);
        }

        @Override
        public double rate(Duration elapsed) {
            double wave = (1 - Math.cos(2 * Math.PI * fraction(elapsed, day))) / 2;
            return low + (peak - low) * wave;
        }
    }

    /// `low` all the time but for one burst at `peak` over `[start, start + length)`.
    record Burst(double low, double peak, Duration start, Duration length) implements LoadPattern {
        public Burst {
            requireRange(low, peak);
            requirePositive("length", length);
        }

        @Override
        public double rate(Duration elapsed) {
            boolean inside =
                    elapsed.compareTo(start) >= 0 && elapsed.compareTo(start.plus(length)) < 0;
            return inside ? peak : low;
        }
    }

    /// Straight lines from knot to knot; before the first and after the last knot their rates hold
    /// on.
    record Curve(List<Knot> knots) implements LoadPattern {
        public Curve {
            knots = List.copyOf(knots);
            if (knots.isEmpty()) {
                throw new IllegalArgumentException("A curve needs at least one knot");
            }
            for (int i = 1; i < knots.size(); i++) {
                if (knots.get(i).at().compareTo(knots.get(i - 1).at()) <= 0) {
                    throw new IllegalArgumentException("Knots must follow each other in time");
                }
            }
        }

        @Override
        public double rate(Duration elapsed) {
            int next = firstAfter(elapsed);
            if (next == 0) {
                return knots.getFirst().rate();
            }
            if (next == knots.size()) {
                return knots.getLast().rate();
            }
            return between(knots.get(next - 1), knots.get(next), elapsed);
        }

        @Override
        public double peak() {
            return knots.stream().mapToDouble(Knot::rate).max().orElseThrow();
        }

        private int firstAfter(Duration elapsed) {
            int low = 0;
            int high = knots.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (knots.get(middle).at().compareTo(elapsed) > 0) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }

        private static double between(Knot before, Knot after, Duration elapsed) {
            double part = fraction(elapsed.minus(before.at()), after.at().minus(before.at()));
            return before.rate() + (after.rate() - before.rate()) * part;
        }
    }

    /// A point of a [Curve]: `rate` requests per second, `at` after the start.
    record Knot(Duration at, double rate) {
        public Knot {
            requireRate("rate", rate);
        }
    }

    private static double fraction(Duration part, Duration whole) {
        return (double) part.toNanos() / whole.toNanos();
    }

    private static void requireRange(double low, double peak) {
        requireRate("low", low);
        requireRate("peak", peak);
        if (low > peak) {
            throw new IllegalArgumentException(
                    "low = %s, must be at most peak (%s)".formatted(low, peak));
        }
    }

    private static void requireRate(String name, double rate) {
        if (!(rate >= 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException(
                    "%s = %s, must be a number of requests per second, 0 or more"
                            .formatted(name, rate));
        }
    }

    private static void requirePositive(String name, Duration length) {
        if (!length.isPositive()) {
            throw new IllegalArgumentException("%s = %s, must be positive".formatted(name, length));
        }
    }
}
