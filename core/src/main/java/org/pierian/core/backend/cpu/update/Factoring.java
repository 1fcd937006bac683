package org.pierian.core.backend.cpu.update;

import java.util.Arrays;
import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.Factors;

/// Means of squares of rows and columns, and what they say of each element. All sums are chains in binary64 over
/// ascending indices, where each square is exact.
final class Factoring {

    private double[] sums = {}; // of the columns of some matrices that lie side by side
    private double[] rowSums = {};

    /// See [org.pierian.core.backend.Updates#followSquares].
    void follow(Factors f, float rest, float[] g, float[] rows, float[] columns) {
        int inner = f.inner();
        int width = f.columns() * inner;
        sums = atLeast(sums, width);
        rowSums = atLeast(rowSums, inner);
        for (int o = 0; o < f.outer(); o++) {
            Arrays.fill(sums, 0, width, 0);
            for (int r = 0; r < f.rows(); r++) {
                int start = (o * f.rows() + r) * width;
                addColumns(g, start, width);
                addRow(g, start, f.columns(), inner);
                average(rowSums, inner, f.columns(), rest, rows, (o * f.rows() + r) * inner);
            }
            average(sums, width, f.rows(), rest, columns, o * width);
        }
    }

    private static double[] atLeast(double[] array, int size) {
        return array.length < size ? new double[size] : array;
    }

    private void addColumns(float[] g, int start, int width) {
        for (int k = 0; k < width; k++) {
            double x = g[start + k];
            sums[k] += x * x;
        }
    }

    private void addRow(float[] g, int start, int columns, int inner) {
        if (inner == 1) {
            double sum = 0;
            for (int c = 0; c < columns; c++) {
                double x = g[start + c];
                sum += x * x;
            }
            rowSums[0] = sum;
            return;
        }
        Arrays.fill(rowSums, 0, inner, 0);
        for (int c = 0; c < columns; c++) {
            for (int i = 0; i < inner; i++) {
                double x = g[start + c * inner + i];
                rowSums[i] += x * x;
            }
        }
    }

    private static void average(double[] sums, int count, int terms, float rest, float[] means, int at) {
        for (int i = 0; i < count; i++) {
            float mean = (float) (sums[i] / terms);
            means[at + i] = Fma.fma(rest, mean - means[at + i], means[at + i]);
        }
    }

    /// See [org.pierian.core.backend.Updates#divideByRoots].
    void divide(Factors f, double least, float[] rows, float[] columns, float[] g) {
        int inner = f.inner();
        int width = f.columns() * inner;
        rowSums = atLeast(rowSums, inner);
        for (int o = 0; o < f.outer(); o++) {
            Arrays.fill(rowSums, 0, inner, 0);
            for (int r = 0; r < f.rows(); r++) {
                for (int i = 0; i < inner; i++) {
                    rowSums[i] += rows[(o * f.rows() + r) * inner + i];
                }
            }
            for (int i = 0; i < inner; i++) {
                rowSums[i] = Math.max(rowSums[i] / f.rows(), least);
            }
            for (int r = 0; r < f.rows(); r++) {
                int row = o * f.rows() + r;
                divideRow(row * inner, row * width, o * width, f.columns(), inner, least, rows, columns, g);
            }
        }
    }

    private void divideRow(
            int row, int start, int top, int columns, int inner, double least, float[] rows, float[] cols, float[] g) {
        double smallest = least * least;
        for (int c = 0; c < columns; c++) {
            for (int i = 0; i < inner; i++) {
                int k = c * inner + i;
                double square = ((double) rows[row + i] * cols[top + k]) / rowSums[i];
                g[start + k] = (float) (g[start + k] / Math.sqrt(Math.max(square, smallest)));
            }
        }
    }
}
