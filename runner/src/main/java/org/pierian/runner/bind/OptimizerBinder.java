package org.pierian.runner.bind;

import java.util.List;
import org.pierian.core.layer.Parameter;
import org.pierian.core.optimizer.Adam;
import org.pierian.core.optimizer.GradientDescent;
import org.pierian.core.optimizer.Momentum;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.optimizer.Sgd;
import org.pierian.spec.Betas;
import org.pierian.spec.OptimizerSpec;

/// Turns the word for an optimizer into the optimizer.
public final class OptimizerBinder {

    private OptimizerBinder() {}

    /// The optimizer of some parameters.
    public static Optimizer bind(OptimizerSpec spec, List<Parameter> parameters) {
        return switch (spec) {
            case OptimizerSpec.GradientDescent(double learningRate) -> new GradientDescent(parameters, learningRate);
            case OptimizerSpec.Momentum(double learningRate, double momentum) ->
                new Momentum(parameters, learningRate, momentum);
            case OptimizerSpec.Sgd sgd ->
                new Sgd(
                        parameters,
                        new Sgd.Options(
                                sgd.learningRate(),
                                sgd.momentum(),
                                sgd.dampening(),
                                sgd.nesterov(),
                                sgd.weightDecay()));
            case OptimizerSpec.Adam(double rate, Betas betas, double epsilon, double decay) ->
                new Adam(parameters, new Adam.Options(rate, betas.first(), betas.second(), epsilon, decay, false));
            case OptimizerSpec.AdamW(double rate, Betas betas, double epsilon, double decay) ->
                new Adam(parameters, new Adam.Options(rate, betas.first(), betas.second(), epsilon, decay, true));
        };
    }
}
