package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.MatMul;
import org.pierian.core.backend.Reductions;
import org.pierian.core.backend.Store;
import org.pierian.core.backend.UpdateRule;
import org.pierian.core.backend.Updates;
import org.pierian.core.tensor.Matrix;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Brings the singular values of a matrix near 1, most between 0.5 and 1.5, without changing its singular
/// vectors.
///
/// The matrix X is divided by its Euclidean norm, at least `epsilon`: `X = (1 / norm) * X`, the factor rounded
/// once. Then,
/// `steps` times, `A = X X^T` where X has at most as many rows as columns in memory, otherwise `A = X^T X`; `B
/// = fma(c, A A, b * A)`; `X = fma(a, X, B X)`, or `X B`; with a = 3.4445, b = -4.775, c = 2.0315 rounded to
/// float32. Products are
/// those of [MatMul].
///
/// **Source:** Jordan et al. 2024, *Muon: an optimizer for hidden layers in neural networks*, which has the
/// coefficients.
final class NewtonSchulz {

    private static final float A = 3.4445f;
    private static final float B = -4.7750f;
    private static final float C = 2.0315f;

    private final int steps;
    private final double epsilon;
    private final Tensor x;
    private final Tensor product;
    private final Tensor gram;
    private final Tensor square;
    private final boolean wide;
    private final MatMul matMul;
    private final Updates updates;
    private final Reductions reductions;
    private final UpdateRule scaling = this::scale;
    private final UpdateRule polynomial = e -> e.value = Fma.fma(C, e.gradient, B * e.value);
    private final UpdateRule combination = e -> e.value = Fma.fma(A, e.value, e.gradient);
    private float factor;

    /// @param sides rows and columns in memory
    /// @param steps number of steps, at least 1
    /// @param epsilon the smallest norm that a matrix is divided by
    NewtonSchulz(Shape sides, int steps, double epsilon, Backend backend) {
        this.steps = steps;
        this.epsilon = epsilon;
        int shorter = Math.min(sides.dim(0), sides.dim(1));
        this.x = backend.zeros(sides);
        this.product = backend.zeros(sides);
        this.gram = backend.zeros(Shape.of(shorter, shorter));
        this.square = backend.zeros(Shape.of(shorter, shorter));
        this.wide = sides.dim(0) == shorter;
        this.matMul = backend.matMul();
        this.updates = backend.updates();
        this.reductions = backend.reductions();
    }

    /// Numbers that it holds.
    static long kept(Shape sides) {
        long shorter = Math.min(sides.dim(0), sides.dim(1));
        return 2L * sides.size() + 2 * shorter * shorter;
    }

    /// What is changed.
    Tensor matrix() {
        return x;
    }

    /// Changes the matrix.
    void run() {
        factor = (float) (1 / Math.max(Math.sqrt(reductions.sumOfSquares(x)), epsilon));
        updates.apply(scaling, product, List.of(), x);
        Matrix left = wide ? x.matrix() : x.matrix().transposed();
        for (int step = 0; step < steps; step++) {
            matMul.multiply(left, left.transposed(), gram.matrix(), Store.WRITE);
            matMul.multiply(gram.matrix(), gram.matrix(), square.matrix(), Store.WRITE);
            updates.apply(polynomial, square, List.of(), gram);
            if (wide) {
                matMul.multiply(gram.matrix(), x.matrix(), product.matrix(), Store.WRITE);
            } else {
                matMul.multiply(x.matrix(), gram.matrix(), product.matrix(), Store.WRITE);
            }
            updates.apply(combination, product, List.of(), x);
        }
    }

    private void scale(UpdateRule.Element e) {
        e.value = factor * e.value;
    }
}
