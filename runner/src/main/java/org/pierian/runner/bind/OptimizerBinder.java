package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.Parameter;
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
import org.pierian.spec.RunSpec;

/// Turns the word for an optimizer into the optimizer.
public final class OptimizerBinder {

    private OptimizerBinder() {}

    /// The optimizer of those parameters of a network that are trained.
    public static Optimizer bind(RunSpec spec, Network network) {
        List<Parameter> trained = ParameterChoice.trained(spec, network.parameters());
        List<Optimizer.Group> groups = new ArrayList<>();
        ParameterChoice.groups(spec, trained)
                .forEach((settings, parameters) -> groups.add(new Optimizer.Group(
                        formula(spec.optimizer(), settings.weightDecay()), settings.rateFactor(), parameters)));
        return new Optimizer(groups, spec.optimizer().learningRate(), network.backend());
    }

    /// How a parameter is changed.
    static Formula formula(OptimizerSpec spec) {
        return formula(spec, Optional.empty());
    }

    /// The same with another weight decay.
    ///
    /// @param decay in place of the optimizer's own, if anything
    static Formula formula(OptimizerSpec spec, Optional<Double> decay) {
        return switch (spec) {
            case DescentSpec descent -> formula(descent, decay);
            case AdaptiveSpec adaptive -> formula(adaptive, decay);
        };
    }

    private static Formula formula(DescentSpec spec, Optional<Double> decay) {
        return switch (spec) {
            case DescentSpec.GradientDescent _ -> new GradientDescent();
            case DescentSpec.Momentum(double _, double momentum) -> new Momentum(momentum);
            case DescentSpec.Sgd sgd ->
                new Sgd(sgd.momentum(), sgd.dampening(), sgd.nesterov(), decay.orElse(sgd.weightDecay()));
        };
    }

    private static Formula formula(AdaptiveSpec spec, Optional<Double> other) {
        return switch (spec) {
            case AdaptiveSpec.Adagrad(double _, double rateDecay, double decay, double initial, double epsilon) ->
                new Adagrad(rateDecay, other.orElse(decay), initial, epsilon);
            case AdaptiveSpec.Adadelta(double _, double rho, double epsilon, double decay) ->
                new Adadelta(rho, epsilon, other.orElse(decay));
            case AdaptiveSpec.Rmsprop(
                    double _,
                    double alpha,
                    double epsilon,
                    double decay,
                    double momentum,
                    boolean centered) -> new Rmsprop(alpha, epsilon, other.orElse(decay), momentum, centered);
            case AdaptiveSpec.Adam s -> adam(s.betas(), s.epsilon(), other.orElse(s.weightDecay()), false, s.amsgrad());
            case AdaptiveSpec.AdamW s -> adam(s.betas(), s.epsilon(), other.orElse(s.weightDecay()), true, s.amsgrad());
            case AdaptiveSpec.Adamax(double _, Betas betas, double epsilon, double decay) ->
                new Adamax(betas.first(), betas.second(), epsilon, other.orElse(decay));
            case AdaptiveSpec.Nadam(double _, Betas betas, double epsilon, double decay, double momentumDecay) ->
                new Nadam(betas.first(), betas.second(), epsilon, other.orElse(decay), momentumDecay);
            case AdaptiveSpec.Radam(double _, Betas betas, double epsilon, double decay) ->
                new Radam(betas.first(), betas.second(), epsilon, other.orElse(decay));
            case AdaptiveSpec.Lion(double _, Betas betas, double decay) ->
                new Lion(betas.first(), betas.second(), other.orElse(decay));
            case AdaptiveSpec.Adafactor s ->
                new Adafactor(new Adafactor.Options(
                        s.beta2Decay(), s.epsilon1(), s.epsilon2(), s.d(), other.orElse(s.weightDecay())));
            case AdaptiveSpec.ScheduleFreeAdamW s ->
                new ScheduleFreeAdamW(new ScheduleFreeAdamW.Options(
                        s.betas().first(),
                        s.betas().second(),
                        s.epsilon(),
                        other.orElse(s.weightDecay()),
                        s.warmupSteps(),
                        s.r(),
                        s.weightLrPower()));
            case AdaptiveSpec.Muon s -> muon(s, other.orElse(s.weightDecay()));
            case AdaptiveSpec.Lamb(double _, Betas betas, double epsilon, double decay) ->
                new Lamb(betas.first(), betas.second(), epsilon, other.orElse(decay));
        };
    }

    private static Formula muon(AdaptiveSpec.Muon s, double decay) {
        Betas betas = s.adamwBetas();
        return new Muon(
                new Muon.Options(
                        s.momentum(),
                        s.nesterov(),
                        decay,
                        s.nsSteps(),
                        s.epsilon(),
                        s.adjustLrFn() == MuonScaling.MATCH_RMS_ADAMW),
                new Adam(betas.first(), betas.second(), s.adamwEpsilon(), decay, true),
                s.adamwLearningRate() / s.learningRate());
    }

    private static Formula adam(
            Betas betas, double epsilon, double decay, boolean decoupled, Optional<Boolean> amsgrad) {
        return amsgrad.orElse(false)
                ? new Amsgrad(betas.first(), betas.second(), epsilon, decay, decoupled)
                : new Adam(betas.first(), betas.second(), epsilon, decay, decoupled);
    }
}
