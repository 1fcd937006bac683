package org.pierian.core.init;

import org.pierian.core.random.RandomStream;
import org.pierian.core.tensor.Shape;

/// How a parameter starts. Values are drawn by index in the order of weights files, so memory layout cannot
/// change them.
public sealed interface Initializer {

    /// Fills `values` for a parameter of the given shape.
    ///
    /// @param shape shape in weights files: `[out, in, kernel...]` for weights, `[out]` for biases
    /// @param stream the parameter's own random numbers
    /// @param values receives `shape.size()` numbers
    void fill(Shape shape, RandomStream stream, float[] values);

    /// The same number everywhere.
    ///
    /// @param value the number
    record Constant(float value) implements Initializer {
        @Override
        public void fill(Shape shape, RandomStream stream, float[] values) {
            java.util.Arrays.fill(values, value);
        }
    }

    /// Uniform in [low, high): `low + (high - low) * u` in double, rounded once.
    ///
    /// @param low lower bound
    /// @param high upper bound
    record Uniform(double low, double high) implements Initializer {
        @Override
        public void fill(Shape shape, RandomStream stream, float[] values) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (low + (high - low) * stream.uniform(0, i));
            }
        }
    }

    /// Normal: `mean + deviation * z` in double, rounded once.
    ///
    /// @param mean the mean
    /// @param deviation the standard deviation, or whatever the standard normal number is to be multiplied by
    record Normal(double mean, double deviation) implements Initializer {
        @Override
        public void fill(Shape shape, RandomStream stream, float[] values) {
            double[] z = new double[values.length];
            stream.fillNormal(0, z);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (mean + deviation * z[i]);
            }
        }
    }

    /// Normal with variance 2 / (fan in + fan out), or 1 / size for a bias.
    ///
    /// **Source:** Glorot and Bengio 2010, eq. 12.
    record Xavier() implements Initializer {
        @Override
        public void fill(Shape shape, RandomStream stream, float[] values) {
            new Normal(0, StrictMath.sqrt(xavierVariance(shape))).fill(shape, stream, values);
        }
    }

    /// Uniform with the variance of [Xavier]: bound `sqrt(6 / (fan in + fan out))`.
    ///
    /// **Source:** Glorot and Bengio 2010, eq. 16.
    record XavierUniform() implements Initializer {
        @Override
        public void fill(Shape shape, RandomStream stream, float[] values) {
            double bound = StrictMath.sqrt(3 * xavierVariance(shape));
            new Uniform(-bound, bound).fill(shape, stream, values);
        }
    }

    /// Normal with variance `factor / fan in`.
    ///
    /// **Source:** He, Zhang, Ren and Sun 2015, eq. 10, with factor 2; LeCun, Bottou, Orr and Müller 1998,
    /// *Efficient BackProp*, eq. 16, with factor 1.
    ///
    /// @param factor above 0
    record FanInNormal(double factor) implements Initializer {
        @Override
        public void fill(Shape shape, RandomStream stream, float[] values) {
            new Normal(0, StrictMath.sqrt(factor / fanIn(shape))).fill(shape, stream, values);
        }
    }

    /// Uniform with the variance of [FanInNormal]: bound `sqrt(3 * factor / fan in)`.
    ///
    /// @param factor above 0
    record FanInUniform(double factor) implements Initializer {
        @Override
        public void fill(Shape shape, RandomStream stream, float[] values) {
            double bound = StrictMath.sqrt(3 * factor / fanIn(shape));
            new Uniform(-bound, bound).fill(shape, stream, values);
        }
    }

    /// Normal, where numbers outside of `[low, high]` are drawn again: `mean + deviation * z` in double,
    /// rounded once.
    ///
    /// Element i takes the first number in the range of those that [Normal] would give it at steps 0, 1, 2, ...
    /// of the stream.
    ///
    /// @param mean mean of the whole distribution, in the range
    /// @param deviation standard deviation of the whole distribution, above 0
    /// @param low lower bound
    /// @param high upper bound, at least `low + deviation`, so that few numbers are drawn again
    record TruncatedNormal(double mean, double deviation, double low, double high) implements Initializer {
        @Override
        public void fill(Shape shape, RandomStream stream, float[] values) {
            double[] z = new double[values.length];
            boolean[] done = new boolean[values.length];
            int left = values.length;
            for (long step = 0; left > 0; step++) {
                stream.fillNormal(step, z);
                for (int i = 0; i < values.length; i++) {
                    double x = mean + deviation * z[i];
                    if (!done[i] && x >= low && x <= high) {
                        values[i] = (float) x;
                        done[i] = true;
                        left--;
                    }
                }
            }
        }
    }

    /// Rows or columns of one length that are at right angles to each other, made of normal numbers by
    /// Gram-Schmidt orthogonalization: uniformly distributed among all such matrices.
    ///
    /// The matrix is `[out, the rest]`; it has orthogonal rows if there are at most as many as columns,
    /// otherwise orthogonal columns. A bias is a matrix of one column.
    ///
    /// **Source:** Saxe, McClelland and Ganguli 2014, *Exact solutions to the nonlinear dynamics of learning in
    /// deep linear neural networks*.
    ///
    /// @param gain length of the rows or columns
    record Orthogonal(double gain) implements Initializer {
        @Override
        public void fill(Shape shape, RandomStream stream, float[] values) {
            double[] z = new double[values.length];
            stream.fillNormal(0, z);
            int rows = shape.dim(0);
            Orthonormal.make(z, rows, values.length / rows);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (gain * z[i]);
            }
        }
    }

    /// One number on the diagonal of a matrix, or of each group of its rows, and zeros elsewhere; of a kernel,
    /// at the center of its window, so that a convolution passes on its input.
    ///
    /// With `n = out / groups`, rounded down, element `(g * n + i, i, center)` is `gain` for each group g and
    /// each i below the smaller of n and `in`; the center is `size / 2` on each axis of the window, rounded
    /// down. A bias is a matrix of one column.
    ///
    /// **Source:** PyTorch, `torch.nn.init.dirac_` and `eye_`; Zagoruyko and Komodakis 2017, *DiracNets*; Le,
    /// Jaitly and Hinton 2015, *A simple way to initialize recurrent networks of rectified linear units*.
    ///
    /// @param gain the number
    /// @param groups groups of rows, at least 1
    record Diagonal(double gain, int groups) implements Initializer {
        @Override
        public void fill(Shape shape, RandomStream stream, float[] values) {
            java.util.Arrays.fill(values, 0f);
            int out = shape.rank() == 0 ? 1 : shape.dim(0);
            int in = shape.rank() < 2 ? 1 : shape.dim(1);
            int kernel = 1;
            int center = 0;
            for (int axis = 2; axis < shape.rank(); axis++) {
                kernel *= shape.dim(axis);
                center = center * shape.dim(axis) + shape.dim(axis) / 2;
            }
            int rows = out / groups;
            for (int row = 0; row < rows * groups; row++) {
                int column = row % rows;
                if (column < in) {
                    values[(row * in + column) * kernel + center] = (float) gain;
                }
            }
        }
    }

    /// The chapter's code for Xavier: a standard normal number times the variance.
    ///
    /// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, `random_tensor` with `init='xavier'`.
    record BookXavier() implements Initializer {
        @Override
        public void fill(Shape shape, RandomStream stream, float[] values) {
            new Normal(0, bookVariance(shape)).fill(shape, stream, values);
        }
    }

    private static double fanIn(Shape shape) {
        return shape.rank() == 1 ? shape.dim(0) : (double) shape.size() / shape.dim(0);
    }

    private static double xavierVariance(Shape shape) {
        if (shape.rank() == 1) {
            return 1.0 / shape.dim(0);
        }
        double receptive = (double) shape.size() / shape.dim(0) / shape.dim(1);
        return 2.0 / (shape.dim(1) * receptive + shape.dim(0) * receptive);
    }

    private static double bookVariance(Shape shape) {
        double sum = 0;
        for (int dim : shape.toArray()) {
            sum += dim;
        }
        return shape.rank() / sum;
    }
}
