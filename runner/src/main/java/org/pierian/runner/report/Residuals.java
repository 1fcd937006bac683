package org.pierian.runner.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How far predicted numbers are from the right ones, in the units of the data.
///
/// @param column what is predicted
/// @param count how many numbers there are
/// @param mean mean of predicted minus actual
/// @param absolute mean of its absolute values
/// @param median median of these
/// @param square root of the mean of its squares
/// @param actual some right numbers, at even distances among all
/// @param predicted the answers for them
/// @param low the histogram's beginning
/// @param high its end
/// @param counts residuals in ranges of equal widths
public record Residuals(
        String column,
        long count,
        double mean,
        double absolute,
        double median,
        double square,
        List<Double> actual,
        List<Double> predicted,
        double low,
        double high,
        List<Integer> counts) {

    private static final int BARS = 24;
    private static final int MOST_POINTS = 400;

    /// Takes copies.
    public Residuals {
        actual = List.copyOf(actual);
        predicted = List.copyOf(predicted);
        counts = List.copyOf(counts);
    }

    /// What some answers show.
    ///
    /// @param actual the right numbers, at least one, all finite
    /// @param predicted the answers
    static Residuals of(String column, double[] actual, double[] predicted) {
        int n = actual.length;
        double[] residuals = new double[n];
        double sum = 0;
        double absolute = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            residuals[i] = predicted[i] - actual[i];
            sum += residuals[i];
            absolute += Math.abs(residuals[i]);
            squares += residuals[i] * residuals[i];
        }
        double[] sizes = Arrays.stream(residuals).map(Math::abs).sorted().toArray();
        List<Double> someActual = new ArrayList<>();
        List<Double> somePredicted = new ArrayList<>();
        int shown = Math.min(n, MOST_POINTS);
        for (int k = 0; k < shown; k++) {
            int i = (int) (k * (long) n / shown);
            someActual.add(actual[i]);
            somePredicted.add(predicted[i]);
        }
        double low = Arrays.stream(residuals).min().orElse(0);
        double high = Arrays.stream(residuals).max().orElse(0);
        double room = high > low ? 0 : Math.max(1e-6, Math.abs(low) / 2);
        return new Residuals(
                column,
                n,
                sum / n,
                absolute / n,
                sizes[(n - 1) / 2],
                Math.sqrt(squares / n),
                someActual,
                somePredicted,
                low - room,
                high + room,
                histogram(residuals, low - room, high + room));
    }

    private static List<Integer> histogram(double[] residuals, double low, double high) {
        int[] counts = new int[BARS];
        for (double residual : residuals) {
            counts[Math.clamp((int) ((residual - low) / (high - low) * BARS), 0, BARS - 1)]++;
        }
        return Arrays.stream(counts).boxed().toList();
    }
}
