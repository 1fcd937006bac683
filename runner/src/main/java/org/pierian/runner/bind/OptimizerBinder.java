package org.pierian.runner.bind;

import org.pierian.core.layer.Network;
import org.pierian.core.optimizer.Adam;
import org.pierian.core.optimizer.Formula;
import org.pierian.core.optimizer.GradientDescent;
import org.pierian.core.optimizer.Momentum;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.optimizer.Rmsprop;
import org.pierian.core.optimizer.Sgd;
import org.pierian.spec.Betas;
import org.pierian.spec.OptimizerSpec;

/// Turns the word for an optimizer into the optimizer.
public final class OptimizerBinder {

    private OptimizerBinder() {}

    /// The optimizer of a network's parameters.
    public static Optimizer bind(OptimizerSpec spec, Network network) {
        return new Optimizer(formula(spec), spec.learningRate(), network.parameters(), network.backend());
    }

    /// How a parameter is changed.
    static Formula formula(OptimizerSpec spec) {
        return switch (spec) {
            case OptimizerSpec.GradientDescent _ -> new GradientDescent();
            case OptimizerSpec.Momentum(double _, double momentum) -> new Momentum(momentum);
            case OptimizerSpec.Sgd sgd -> new Sgd(sgd.momentum(), sgd.dampening(), sgd.nesterov(), sgd.weightDecay());
            case OptimizerSpec.Rmsprop(
                    double _,
                    double alpha,
                    double epsilon,
                    double decay,
                    double momentum,
                    boolean centered) -> new Rmsprop(alpha, epsilon, decay, momentum, centered);
            case OptimizerSpec.Adam(double _, Betas betas, double epsilon, double decay) ->
                new Adam(betas.first(), betas.second(), epsilon, decay, false);
            case OptimizerSpec.AdamW(double _, Betas betas, double epsilon, double decay) ->
                new Adam(betas.first(), betas.second(), epsilon, decay, true);
        };
    }
}
