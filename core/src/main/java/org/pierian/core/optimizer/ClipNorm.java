package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Reductions;
import org.pierian.core.layer.Parameter;
import org.pierian.core.tensor.Tensor;

/// Scales all gradients so that their norm, of all parameters together, is at most `maxNorm`: `g = g * min(1,
/// maxNorm / (norm + 1e-6))`.
///
/// **Source:** Pascanu, Mikolov and Bengio 2013, algorithm 1; the form of PyTorch's `clip_grad_norm_`.
///
/// @param maxNorm largest norm, above 0
/// @param norm how it is measured
public record ClipNorm(double maxNorm, Norm norm) implements Clipping {

    private static final double AGAINST_ZERO = 1e-6;

    /// Kinds of norms.
    public enum Norm {
        /// Sum of the absolute values.
        L1,
        /// Root of the sum of the squares.
        L2,
        /// The largest absolute value.
        MAXIMUM
    }

    @Override
    public boolean clip(List<Parameter> parameters, Backend backend) {
        double total = totalNorm(parameters, backend.reductions());
        float factor = (float) Math.min(1, maxNorm / (total + AGAINST_ZERO));
        if (factor < 1f) {
            for (int i = 0; i < parameters.size(); i++) {
                Tensor g = parameters.get(i).gradient().tensor();
                backend.elementwise().scale(0, g.size(), g, factor, g);
            }
        }
        return Double.isFinite(total);
    }

    /// The norm of all gradients together, one parameter after the other in the order of memory; not finite when
    /// one of them is not.
    public double totalNorm(List<Parameter> parameters, Reductions reductions) {
        double total = 0;
        for (int i = 0; i < parameters.size(); i++) {
            Tensor g = parameters.get(i).gradient().tensor();
            total = switch (norm) {
                case L1 -> total + reductions.sumOfAbsoluteValues(g);
                case L2 -> total + reductions.sumOfSquares(g);
                case MAXIMUM -> Math.max(total, reductions.largestAbsoluteValue(g));
            };
        }
        return norm == Norm.L2 ? Math.sqrt(total) : total;
    }
}
