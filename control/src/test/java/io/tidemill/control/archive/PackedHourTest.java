package io.tidemill.control.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.control.metric.Bucket;
import io.tidemill.control.metric.Cells;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedHourTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void losesNothing(long seed) {
        var random = new Random(seed);
        var hour = new Cells(PackedHour.MINUTES);
        for (int samples = random.nextInt(200); samples > 0; samples--) {
            hour.add(random.nextInt(PackedHour.MINUTES), Bucket.of(sample(random)));
        }
        assertSame(PackedHour.unpack(PackedHour.pack(hour)), hour);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0,
                -0.0,
                -1.5,
                0.1,
                1e-7,
                123456.789,
                9007199254740994.0,
                1e300,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                Double.POSITIVE_INFINITY
            })
    void losesNothingOfAnyNumber(double number) {
        var hour = new Cells(PackedHour.MINUTES);
        hour.add(7, Bucket.of(number));
        hour.add(8, Bucket.of(1));
        assertSame(PackedHour.unpack(PackedHour.pack(hour)), hour);
    }

    @Test
    void takesAboutTwoBytesAMinuteOfAPercentage() {
        var random = new Random(1);
        var hour = new Cells(PackedHour.MINUTES);
        for (int minute = 0; minute < PackedHour.MINUTES; minute++) {
            hour.add(minute, Bucket.of(Math.round(6000 + 500 * random.nextGaussian()) / 100.0));
        }
        assertThat(PackedHour.pack(hour)).hasSizeLessThan(140);
    }

    @Test
    void saysSoWhenBytesAreDamaged() {
        var hour = new Cells(PackedHour.MINUTES);
        hour.add(0, Bucket.of(0.12345678));
        var packed = PackedHour.pack(hour);
        var cut = Arrays.copyOf(packed, packed.length - 3);
        assertThatThrownBy(() -> PackedHour.unpack(cut))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("damaged");
    }

    private static double sample(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> random.nextInt(1000);
            case 1 -> random.nextInt(10_000) / 100.0;
            default -> random.nextGaussian();
        };
    }

    private static void assertSame(Cells one, Cells other) {
        for (int minute = 0; minute < PackedHour.MINUTES; minute++) {
            assertThat(one.isGap(minute)).isEqualTo(other.isGap(minute));
            if (!one.isGap(minute)) {
                assertThat(one.get(minute)).isEqualTo(other.get(minute));
            }
        }
    }
}
