package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.DescentRule;
import org.pierian.core.backend.SignRule;
import org.pierian.core.backend.UpdateRule;
import org.pierian.core.layer.Parameter;

/// A penalty on large weights: `l2 * sum of w^2 + l1 * sum of |w|`, whose gradient `2 * l2 * w + l1 * sign(w)`
/// is added to that of the loss. Parameters of one axis are left out: biases, and the weights of norms.
///
/// A gradient follows its parameter here by the rules by which a parameter follows its gradient elsewhere.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 15, `ridge_penalty` and `lasso_penalty`; Hoerl
/// and Kennard 1970, Tibshirani 1996.
public final class Penalty {

    private final float l2Slope;
    private final DescentRule l2;
    private final SignRule l1;

    /// @param l1 factor of the absolute values, at least 0
    /// @param l2 factor of the squares, at least 0
    public Penalty(double l1, double l2) {
        this.l2Slope = (float) (2 * l2);
        this.l2 = new DescentRule().set(-l2Slope);
        this.l1 = new SignRule((float) l1);
    }

    /// Adds the gradient of the penalty to those of all parameters that have one.
    ///
    /// @param backend computes it
    public void add(List<Parameter> parameters, Backend backend) {
        for (int i = 0; i < parameters.size(); i++) {
            Parameter p = parameters.get(i);
            if (p.shape().rank() < 2) {
                continue;
            }
            if (l2Slope != 0f) {
                follow(l2, p, backend);
            }
            if (l1.factor() != 0f) {
                follow(l1, p, backend);
            }
        }
    }

    private static void follow(UpdateRule rule, Parameter p, Backend backend) {
        backend.updates().apply(rule, p.value(), List.of(), p.gradient().tensor());
    }
}
