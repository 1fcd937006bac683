package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.kernel.Kernels;
import org.pierian.core.kernel.Norms;
import org.pierian.core.layer.Parameter;

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
        /// Sum of the sizes.
        L1,
        /// Root of the sum of the squares.
        L2,
        /// The largest size.
        MAXIMUM
    }

    @Override
    public boolean clip(List<Parameter> parameters) {
        double total = totalNorm(parameters);
        float factor = (float) Math.min(1, maxNorm / (total + AGAINST_ZERO));
        if (factor < 1f) {
            for (int i = 0; i < parameters.size(); i++) {
                float[] g = parameters.get(i).grad().data();
                Kernels.maps().scale(0, parameters.get(i).grad().size(), g, factor, g);
            }
        }
        return Double.isFinite(total);
    }

    /// The norm of all gradients together, one parameter after the other as they lie in memory; not finite when
    /// one of them is not.
    public double totalNorm(List<Parameter> parameters) {
        double total = 0;
        for (int i = 0; i < parameters.size(); i++) {
            float[] g = parameters.get(i).grad().data();
            int n = parameters.get(i).grad().size();
            total = switch (norm) {
                case L1 -> total + Norms.sumOfSizes(n, g);
                case L2 -> total + Norms.sumOfSquares(n, g);
                case MAXIMUM -> Math.max(total, Norms.largestSize(n, g));
            };
        }
        return norm == Norm.L2 ? Math.sqrt(total) : total;
    }
}
