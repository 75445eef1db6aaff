package io.tidemill.simulator;

import java.time.Duration;
import java.time.Instant;

/// How much work arrives over time, in instances: at 2.5, two and a half instances would be fully
/// busy.
public sealed interface Load {
    /// The load at a time; never negative.
    double at(Instant now);

    /// Always the same.
    record Steady(double level) implements Load {
        @Override
        public double at(Instant now) {
            return level;
        }
    }

    /// A wave that is lowest at midnight UTC and highest at noon.
    record Daily(double low, double high) implements Load {
        private static final double DAY = Duration.ofDays(1).toSeconds();

        @Override
        public double at(Instant now) {
            var part = Math.floorMod(now.getEpochSecond(), (long) DAY) / DAY;
            return low + (high - low) * (1 - Math.cos(2 * Math.PI * part)) / 2;
        }
    }

    /// `low`, but `high` for the first `length` of each period.
    record Bursts(double low, double high, Duration length, Duration period) implements Load {
        @Override
        public double at(Instant now) {
            var into = Math.floorMod(now.getEpochSecond(), period.toSeconds());
            return into < length.toSeconds() ? high : low;
        }
    }

    /// Grows evenly from `from` to `to` over each period, then starts again.
    record Ramps(double from, double to, Duration period) implements Load {
        @Override
        public double at(Instant now) {
            var into = Math.floorMod(now.getEpochSecond(), period.toSeconds());
            return from + (to - from) * into / period.toSeconds();
        }
    }
}
