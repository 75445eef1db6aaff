package io.tidemill.modelserver;

import java.nio.FloatBuffer;

/// How the vectors of a text's tokens become the vector of the text.
final class Pooling {

    private Pooling() {}

    /// The mean of the vectors that follow each other in the buffer, scaled to length 1. The sum
    /// has the mean's direction, so nothing is divided by the number of tokens. Vectors that cancel
    /// out give the zero vector.
    static float[] unitMean(FloatBuffer vectors, int dimension) {
        float[] sum = new float[dimension];
        while (vectors.hasRemaining()) {
            for (int i = 0; i < dimension; i++) {
                sum[i] += vectors.get();
            }
        }
        return scaled(sum, length(sum));
    }

    private static float[] scaled(float[] vector, double length) {
        if (length > 0) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = (float) (vector[i] / length);
            }
        }
        return vector;
    }

    private static double length(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares);
    }
}
