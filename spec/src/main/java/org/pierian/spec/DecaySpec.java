package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// Schedules that change the rate in one direction.
@Doc("Decays change the rate in one direction, by the count of epochs or steps or by a metric.")
public sealed interface DecaySpec extends ScheduleSpec {

    @Key("step")
    @Doc(
            value = "Multiplies the rate by a factor every `step_size` epochs or steps.",
            formula = "rate = base * gamma^floor(s / step_size)",
            source = "PyTorch, `StepLR`",
            example = "schedule: {step: {step_size: 30, gamma: 0.1}}")
    record Step(
            @Doc("Epochs or steps between two changes.") @Range(min = 1)
            int stepSize,

            @Doc("The factor.") @Default("0.1") @Range(min = 0, aboveMin = true)
            double gamma,

            @Doc("Whether epochs or steps are counted.") @Default("epoch")
            ScheduleUnit by)
            implements DecaySpec {}

    @Key("multi_step")
    @Doc(
            value = "Multiplies the rate by a factor at each milestone.",
            formula = "rate = base * gamma^(number of milestones <= s)",
            source = "PyTorch, `MultiStepLR`",
            example = "schedule: {multi_step: {milestones: [30, 80], gamma: 0.1}}")
    record MultiStep(
            @Doc("When the rate changes, ascending.") @Range(min = 1)
            List<Integer> milestones,

            @Doc("The factor.") @Default("0.1") @Range(min = 0, aboveMin = true)
            double gamma,

            @Doc("Whether epochs or steps are counted.") @Default("epoch")
            ScheduleUnit by)
            implements DecaySpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            Rules rules = new Rules();
            for (int i = 1; i < milestones.size() && rules.broken().isEmpty(); i++) {
                rules.require(
                        milestones.get(i) > milestones.get(i - 1),
                        "milestones",
                        "`milestones` must ascend",
                        milestones.get(i) + " after " + milestones.get(i - 1),
                        "write them in ascending order, each once");
            }
            return rules.broken();
        }
    }

    @Key("exponential")
    @Doc(
            value = "Multiplies the rate by a factor every epoch or step.",
            formula = "rate = base * gamma^s",
            source = "PyTorch, `ExponentialLR`",
            example = "schedule: {exponential: 0.95}")
    record Exponential(
            @Doc("The factor.") @Range(min = 0, aboveMin = true)
            double gamma,

            @Doc("Whether epochs or steps are counted.") @Default("epoch")
            ScheduleUnit by)
            implements DecaySpec {}

    @Key("linear")
    @Doc(
            value = "A linear ramp between two factors, constant after its end: a warm-up, or a decay.",
            formula = "rate = base * (start_factor + (end_factor - start_factor) * min(s, total_iters) / total_iters)",
            source = "PyTorch, `LinearLR`",
            example = "schedule: {linear: {start_factor: 0.1, total_iters: 100}}")
    record Linear(
            @Doc("Factor at the start.") @Range(min = 0, max = 1, aboveMin = true)
            double startFactor,

            @Doc("Factor at the end.") @Default("1.0") @Range(min = 0, max = 1)
            double endFactor,

            @Doc("Length of the ramp.") @Range(min = 1) int totalIters,

            @Doc("Whether epochs or steps are counted.") @Default("step")
            ScheduleUnit by)
            implements DecaySpec {}

    @Key("polynomial")
    @Doc(
            value = "Decays with a power of the remaining length.",
            formula = "rate = end_lr + (base - end_lr) * (1 - min(s, total_iters) / total_iters)^power",
            source = "PyTorch, `PolynomialLR`; Keras, `PolynomialDecay`",
            example = "schedule: {polynomial: {power: 2.0}}")
    record Polynomial(
            @Doc("Length of the decay; the whole run unless written.") @Range(min = 1)
            Optional<Integer> totalIters,

            @Doc("The power.") @Default("1.0") @Range(min = 0, aboveMin = true)
            double power,

            @Doc("Rate at the end.") @Default("0.0") @Range(min = 0)
            double endLr,

            @Doc("Whether epochs or steps are counted.") @Default("epoch")
            ScheduleUnit by)
            implements DecaySpec {}

    @Key("cosine")
    @Doc(
            value = "Half a cosine down to the lowest rate, and up again if the run is longer.",
            formula = "rate = eta_min + (base - eta_min) * (1 + cos(pi * s / t_max)) / 2",
            source = "Loshchilov and Hutter 2017; PyTorch, `CosineAnnealingLR`",
            example = "schedule: cosine")
    record Cosine(
            @Doc("Length of the half cosine; the whole run unless written.") @Range(min = 1)
            Optional<Integer> tMax,

            @Doc("The lowest rate.") @Default("0.0") @Range(min = 0)
            double etaMin,

            @Doc("Whether epochs or steps are counted.") @Default("epoch")
            ScheduleUnit by)
            implements DecaySpec {}

    @Key("reduce_on_plateau")
    @Doc(
            value = "Multiplies the rate by a factor when a metric has not improved for more than `patience` epochs. A"
                    + " reduction by 1e-8 or less is skipped.",
            formula = "rate = max(rate * factor, min_lr)",
            source = "PyTorch, `ReduceLROnPlateau`",
            example = "schedule: {reduce_on_plateau: {metric: loss, patience: 5}}")
    record ReduceOnPlateau(
            @Doc("The metric that is watched.") @Default("loss")
            MetricName metric,

            @Doc(
                    "The split that the metric is measured on; the validation set unless written. Without one it must be written.")
            Optional<Split> split,

            @Doc("The factor.") @Default("0.1") @Range(min = 0, max = 1, aboveMin = true, belowMax = true)
            double factor,

            @Doc("Epochs without improvement that are tolerated.") @Default("10") @Range(min = 0)
            int patience,

            @Doc("By how much a value has to be better than the best so far.") @Default("1e-4") @Range(min = 0)
            double threshold,

            @Doc("Whether `threshold` is relative or absolute.") @Default("rel")
            ThresholdMode thresholdMode,

            @Doc("Epochs after a reduction in which a lack of improvement is not counted.")
            @Default("0")
            @Range(min = 0)
            int cooldown,

            @Doc("The lowest rate.") @Default("0.0") @Range(min = 0)
            double minLr)
            implements DecaySpec {

        @Override
        public ScheduleSpec watching(Split other) {
            return new ReduceOnPlateau(
                    metric,
                    split.or(() -> Optional.of(other)),
                    factor,
                    patience,
                    threshold,
                    thresholdMode,
                    cooldown,
                    minLr);
        }
    }
}
