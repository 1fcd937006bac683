package org.pierian.runner.dataset.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The rows of numbers of a table while it grows. The numbers of a row lie side by side, so that taking rows in any
/// order waits for memory once a row instead of once a number. They lie in parts, so that growing copies none again.
final class NumberRows {

    private static final int PART = 1 << 19;
    private static final int FIRST = 1 << 4;

    private final int width;
    private final int bits; // of the place of a row in its part
    private final List<double[]> parts = new ArrayList<>();
    private double[] last = new double[0];
    private int used; // of the last part
    private int rows;

    /// @param width numbers of a row, at least 1
    NumberRows(int width) {
        this.width = width;
        this.bits = 31 - Integer.numberOfLeadingZeros(Math.max(FIRST, PART / width));
    }

    /// Appends a row.
    void add(double[] row) {
        if (used == last.length) {
            makeRoom();
        }
        System.arraycopy(row, 0, last, used, width);
        used += width;
        rows++;
    }

    /// Only the first part grows by itself: a small table has no large one.
    private void makeRoom() {
        int whole = width << bits;
        if (last.length < whole) {
            last = Arrays.copyOf(last, Math.clamp(2L * last.length, FIRST * width, whole));
            parts.clear();
        } else {
            last = new double[whole];
            used = 0;
        }
        parts.add(last);
    }

    /// How many there are.
    int size() {
        return rows;
    }

    /// A number of a row.
    double at(int row, int place) {
        return parts.get(row >>> bits)[start(row) + place];
    }

    private int start(int row) {
        return (row & ((1 << bits) - 1)) * width;
    }

    /// Some rows, turned into columns: of each place the numbers of all these rows.
    ///
    /// @param order which rows
    double[][] columns(int[] order) {
        double[][] columns = new double[width][order.length];
        Halves.of(order.length, (first, end) -> copy(order, first, end, columns));
        return columns;
    }

    private void copy(int[] order, int first, int end, double[][] columns) {
        double[][] from = parts.toArray(double[][]::new);
        for (int i = first; i < end; i++) {
            double[] part = from[order[i] >>> bits];
            int start = start(order[i]);
            for (int c = 0; c < columns.length; c++) {
                columns[c][i] = part[start + c];
            }
        }
    }
}
