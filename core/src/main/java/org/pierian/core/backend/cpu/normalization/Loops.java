package org.pierian.core.backend.cpu.normalization;

/// The loops over numbers. All arrays of a loop have one index: only such loops are compiled to vectors.
final class Loops {

    private Loops() {}

    /// `1 / sqrt(variance + epsilon)`, rounded once.
    static float scale(float variance, double epsilon) {
        return (float) (1 / Math.sqrt(variance + epsilon));
    }

    /// `to = (x + shift)^2`; `to` may be `x`.
    static void squares(int n, float[] x, float shift, float[] to) {
        for (int i = 0; i < n; i++) {
            float c = x[i] + shift;
            to[i] = c * c;
        }
    }

    /// The same with a shift for each number.
    static void squares(int n, float[] x, float[] shifts, float[] to) {
        for (int i = 0; i < n; i++) {
            float c = x[i] + shifts[i];
            to[i] = c * c;
        }
    }

    /// `x = (x + shift) * scale`.
    static void normalize(int n, float[] x, float shift, float scale) {
        for (int i = 0; i < n; i++) {
            x[i] = (x[i] + shift) * scale;
        }
    }

    /// The same with a shift and a scale for each number.
    static void normalize(int n, float[] x, float[] shifts, float[] scales) {
        for (int i = 0; i < n; i++) {
            x[i] = (x[i] + shifts[i]) * scales[i];
        }
    }

    /// `y = ((x + shift) * scale) * weight + bias` in the range `from .. to`.
    static void transform(int from, int to, float[] x, float shift, float scale, float weight, float bias, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = ((x[i] + shift) * scale) * weight + bias;
        }
    }

    /// `x = x * weights + biases`.
    static void affine(int n, float[] x, float[] weights, float[] biases) {
        for (int i = 0; i < n; i++) {
            x[i] = x[i] * weights[i] + biases[i];
        }
    }

    /// `x = x * weight + bias`.
    static void affine(int n, float[] x, float weight, float bias) {
        for (int i = 0; i < n; i++) {
            x[i] = x[i] * weight + bias;
        }
    }

    /// `x = x * factor` in the range `from .. to`.
    static void multiply(int from, int to, float[] x, float factor) {
        for (int i = from; i < to; i++) {
            x[i] *= factor;
        }
    }

    /// `y = a * b`; `y` may be one of them.
    static void multiply(int n, float[] a, float[] b, float[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = a[i] * b[i];
        }
    }

    /// `sums = sums + x`.
    static void add(int n, float[] x, float[] sums) {
        for (int i = 0; i < n; i++) {
            sums[i] += x[i];
        }
    }

    /// `n = (n * share + g + shift) * scale`, in this order.
    static void gradient(int count, float[] n, float share, float[] g, float shift, float scale) {
        for (int i = 0; i < count; i++) {
            n[i] = ((n[i] * share + g[i]) + shift) * scale;
        }
    }

    /// The same with factors for each number.
    static void gradient(int count, float[] n, float[] shares, float[] g, float[] shifts, float[] scales) {
        for (int i = 0; i < count; i++) {
            n[i] = ((n[i] * shares[i] + g[i]) + shifts[i]) * scales[i];
        }
    }

    /// `dx = (((x + shift) * scale) * share + dy + mean) * factor`, in this order, in the range `from .. to`.
    static void gradient(
            int from,
            int to,
            float[] x,
            float shift,
            float scale,
            float share,
            float[] dy,
            float mean,
            float factor,
            float[] dx) {
        for (int i = from; i < to; i++) {
            dx[i] = ((((x[i] + shift) * scale) * share + dy[i]) + mean) * factor;
        }
    }
}
