package org.pierian.runner.bind;

import java.util.Optional;
import org.pierian.core.layer.Network;
import org.pierian.core.optimizer.Adadelta;
import org.pierian.core.optimizer.Adafactor;
import org.pierian.core.optimizer.Adagrad;
import org.pierian.core.optimizer.Adam;
import org.pierian.core.optimizer.Adamax;
import org.pierian.core.optimizer.Amsgrad;
import org.pierian.core.optimizer.Formula;
import org.pierian.core.optimizer.GradientDescent;
import org.pierian.core.optimizer.Lamb;
import org.pierian.core.optimizer.Lion;
import org.pierian.core.optimizer.Momentum;
import org.pierian.core.optimizer.Muon;
import org.pierian.core.optimizer.Nadam;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.optimizer.Radam;
import org.pierian.core.optimizer.Rmsprop;
import org.pierian.core.optimizer.ScheduleFreeAdamW;
import org.pierian.core.optimizer.Sgd;
import org.pierian.spec.AdaptiveSpec;
import org.pierian.spec.Betas;
import org.pierian.spec.DescentSpec;
import org.pierian.spec.MuonScaling;
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
            case DescentSpec descent -> formula(descent);
            case AdaptiveSpec adaptive -> formula(adaptive);
        };
    }

    private static Formula formula(DescentSpec spec) {
        return switch (spec) {
            case DescentSpec.GradientDescent _ -> new GradientDescent();
            case DescentSpec.Momentum(double _, double momentum) -> new Momentum(momentum);
            case DescentSpec.Sgd sgd -> new Sgd(sgd.momentum(), sgd.dampening(), sgd.nesterov(), sgd.weightDecay());
        };
    }

    private static Formula formula(AdaptiveSpec spec) {
        return switch (spec) {
            case AdaptiveSpec.Adagrad(double _, double rateDecay, double decay, double initial, double epsilon) ->
                new Adagrad(rateDecay, decay, initial, epsilon);
            case AdaptiveSpec.Adadelta(double _, double rho, double epsilon, double decay) ->
                new Adadelta(rho, epsilon, decay);
            case AdaptiveSpec.Rmsprop(
                    double _,
                    double alpha,
                    double epsilon,
                    double decay,
                    double momentum,
                    boolean centered) -> new Rmsprop(alpha, epsilon, decay, momentum, centered);
            case AdaptiveSpec.Adam s -> adam(s.betas(), s.epsilon(), s.weightDecay(), false, s.amsgrad());
            case AdaptiveSpec.AdamW s -> adam(s.betas(), s.epsilon(), s.weightDecay(), true, s.amsgrad());
            case AdaptiveSpec.Adamax(double _, Betas betas, double epsilon, double decay) ->
                new Adamax(betas.first(), betas.second(), epsilon, decay);
            case AdaptiveSpec.Nadam(double _, Betas betas, double epsilon, double decay, double momentumDecay) ->
                new Nadam(betas.first(), betas.second(), epsilon, decay, momentumDecay);
            case AdaptiveSpec.Radam(double _, Betas betas, double epsilon, double decay) ->
                new Radam(betas.first(), betas.second(), epsilon, decay);
            case AdaptiveSpec.Lion(double _, Betas betas, double decay) ->
                new Lion(betas.first(), betas.second(), decay);
            case AdaptiveSpec.Adafactor s ->
                new Adafactor(
                        new Adafactor.Options(s.beta2Decay(), s.epsilon1(), s.epsilon2(), s.d(), s.weightDecay()));
            case AdaptiveSpec.ScheduleFreeAdamW s ->
                new ScheduleFreeAdamW(new ScheduleFreeAdamW.Options(
                        s.betas().first(),
                        s.betas().second(),
                        s.epsilon(),
                        s.weightDecay(),
                        s.warmupSteps(),
                        s.r(),
                        s.weightLrPower()));
            case AdaptiveSpec.Muon s -> muon(s);
            case AdaptiveSpec.Lamb(double _, Betas betas, double epsilon, double decay) ->
                new Lamb(betas.first(), betas.second(), epsilon, decay);
        };
    }

    private static Formula muon(AdaptiveSpec.Muon s) {
        Betas betas = s.adamwBetas();
        return new Muon(
                new Muon.Options(
                        s.momentum(),
                        s.nesterov(),
                        s.weightDecay(),
                        s.nsSteps(),
                        s.epsilon(),
                        s.adjustLrFn() == MuonScaling.MATCH_RMS_ADAMW),
                new Adam(betas.first(), betas.second(), s.adamwEpsilon(), s.weightDecay(), true),
                s.adamwLearningRate() / s.learningRate());
    }

    private static Formula adam(
            Betas betas, double epsilon, double decay, boolean decoupled, Optional<Boolean> amsgrad) {
        return amsgrad.orElse(false)
                ? new Amsgrad(betas.first(), betas.second(), epsilon, decay, decoupled)
                : new Adam(betas.first(), betas.second(), epsilon, decay, decoupled);
    }
}
