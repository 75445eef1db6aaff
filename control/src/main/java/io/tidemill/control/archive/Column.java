package io.tidemill.control.archive;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;

/// Numbers, packed without loss.
///
/// Where all of them have few decimals, as percentages and milliseconds do, they are written as
/// whole multiples of a power of ten, each as its difference to the one before; otherwise in eight
/// bytes each.
final class Column {
    private static final double[] POWERS = {1, 10, 100, 1e3, 1e4, 1e5, 1e6};
    private static final int RAW = POWERS.length;

    /// Up to here every whole number is a double.
    private static final double LARGEST = 1L << 53;

    private Column() {}

    static void write(CodedOutputStream out, double[] numbers) throws IOException {
        int scale = scale(numbers);
        out.writeUInt32NoTag(scale);
        long before = 0;
        for (double number : numbers) {
            if (scale == RAW) {
                out.writeDoubleNoTag(number);
            } else {
                long multiple = Math.round(number * POWERS[scale]);
                out.writeSInt64NoTag(multiple - before);
                before = multiple;
            }
        }
    }

    /// @throws IOException when this was not written here
    static double[] read(CodedInputStream in, int size) throws IOException {
        int scale = in.readUInt32();
        if (scale < 0 || scale > RAW) {
            throw new IOException("a column of scale " + scale);
        }
        var numbers = new double[size];
        long multiple = 0;
        for (int i = 0; i < size; i++) {
            if (scale == RAW) {
                numbers[i] = in.readDouble();
            } else {
                multiple += in.readSInt64();
                numbers[i] = multiple / POWERS[scale];
            }
        }
        return numbers;
    }

    /// The least number of decimals that tells all of them exactly.
    private static int scale(double[] numbers) {
        int scale = 0;
        for (double number : numbers) {
            while (scale < RAW && !isMultiple(number, POWERS[scale])) {
                scale++;
            }
        }
        return scale;
    }

    private static boolean isMultiple(double number, double power) {
        return Math.abs(number * power) < LARGEST
                && Double.compare(Math.round(number * power) / power, number) == 0;
    }
}
