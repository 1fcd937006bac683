package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// How the learning rate changes during training, in order of increasing complexity.
@Doc(
        "How the learning rate changes during training. In the formulas, `base` is the optimizer's `learning_rate`, and `s`"
                + " is the number of completed epochs or steps, as `by` says: 0 in the first.")
public sealed interface ScheduleSpec {

    /// The same with a split to watch, where the schedule watches one and none is written.
    default ScheduleSpec watching(Split split) {
        return this;
    }

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
            implements ScheduleSpec {}

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
            implements ScheduleSpec, Constrained {

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
            implements ScheduleSpec {}

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
            implements ScheduleSpec {}

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
            implements ScheduleSpec {}

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
            implements ScheduleSpec {}

    @Key("cosine_warm_restarts")
    @Doc(
            value = "Half a cosine down, restarted at the highest rate after each period.",
            formula = "as cosine within each period; periods t_0, t_0 * t_mult, t_0 * t_mult^2, ...",
            source = "Loshchilov and Hutter 2017; PyTorch, `CosineAnnealingWarmRestarts`",
            example = "schedule: {cosine_warm_restarts: {t_0: 10, t_mult: 2}}")
    @SuppressWarnings("MemberName") // the words of the field
    record CosineWarmRestarts(
            @Doc("Length of the first period.") @Range(min = 1)
            int t_0,

            @Doc("How many times longer each period is than the previous one.") @Default("1") @Range(min = 1)
            int tMult,

            @Doc("The lowest rate.") @Default("0.0") @Range(min = 0)
            double etaMin,

            @Doc("Whether epochs or steps are counted.") @Default("epoch")
            ScheduleUnit by)
            implements ScheduleSpec {}

    @Key("warmup_cosine")
    @Doc(
            value = "A linear warm-up, then half a cosine down to the lowest rate, which stays.",
            formula =
                    "s < warmup_iters: rate = base * (s + 1) / warmup_iters; then min_lr + (base - min_lr) * (1 + cos(pi * u))"
                            + " / 2 with u = min(s - warmup_iters, total_iters - warmup_iters) / (total_iters - warmup_iters)",
            source = "Goyal et al. 2017; Loshchilov and Hutter 2017",
            example = "schedule: {warmup_cosine: {warmup_iters: 500}}")
    record WarmupCosine(
            @Doc("Length of the warm-up.") @Range(min = 0) int warmupIters,

            @Doc("Length of warm-up and decay together; the whole run unless written.") @Range(min = 1)
            Optional<Integer> totalIters,

            @Doc("The lowest rate.") @Default("0.0") @Range(min = 0)
            double minLr,

            @Doc("Whether epochs or steps are counted.") @Default("step")
            ScheduleUnit by)
            implements ScheduleSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            int total = totalIters.orElse(Integer.MAX_VALUE);
            return new Rules()
                    .require(
                            warmupIters <= total,
                            "warmup_iters",
                            "`warmup_iters` must not be above `total_iters`",
                            warmupIters + " and " + total,
                            "make the warm-up shorter, or delete `total_iters`, which is then the whole run")
                    .broken();
        }
    }

    @Key("inverse_sqrt")
    @Doc(
            value = "A linear warm-up, then a decay with the inverse square root of time.",
            formula = "rate = base * min((s + 1) / warmup_iters, sqrt(warmup_iters / (s + 1)))",
            source = "Vaswani et al. 2017, section 5.3, scaled so that the highest rate is `base`",
            example = "schedule: {inverse_sqrt: 4000}")
    record InverseSqrt(
            @Doc("Length of the warm-up.") @Range(min = 1) int warmupIters,

            @Doc("Whether epochs or steps are counted.") @Default("step")
            ScheduleUnit by)
            implements ScheduleSpec {}

    @Key("one_cycle")
    @Doc(
            value =
                    "A rise to `base`, then a decay to far below the starting rate; counts steps. The momentum does not change.",
            formula = "base / div_factor at s = 0, base at pct_start * total_steps - 1, base / div_factor /"
                    + " final_div_factor at total_steps - 1; with three_phase also base / div_factor at 2 * pct_start *"
                    + " total_steps - 2",
            source = "Smith and Topin 2018; PyTorch, `OneCycleLR`",
            example = "schedule: one_cycle")
    record OneCycle(
            @Doc("Length of the cycle in steps; the whole run unless written.") @Range(min = 1)
            Optional<Integer> totalSteps,

            @Doc("Fraction of the cycle in which the rate rises.") @Default("0.3") @Range(min = 0, max = 1)
            double pctStart,

            @Doc("Shape of rise and decay.") @Default("cos") Annealing annealStrategy,

            @Doc("`base` divided by the rate at the start.") @Default("25.0") @Range(min = 1)
            double divFactor,

            @Doc("The rate at the start divided by the rate at the end.") @Default("10000.0") @Range(min = 1)
            double finalDivFactor,

            @Doc("Whether the decay has two phases, the first as long as the rise; needs `pct_start` of at most 0.5.")
            @Default("false")
            boolean threePhase)
            implements ScheduleSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return new Rules()
                    .require(
                            !threePhase || pctStart <= 0.5,
                            "three_phase",
                            "`three_phase` needs `pct_start` of at most 0.5",
                            Double.toString(pctStart),
                            "write a smaller `pct_start`, or delete `three_phase`")
                    .broken();
        }
    }

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
            implements ScheduleSpec {

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
