package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// Schedules in which the rate rises and falls.
@Doc("Cycles raise and lower the rate, once or again and again.")
public sealed interface CycleSpec extends ScheduleSpec {

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
            implements CycleSpec {}

    @Key("cyclic")
    @Doc(
            value = "Straight lines up from `base` to `max_lr` and down again, over and over.",
            formula =
                    "rate = base + (max_lr - base) * x * f; x = r / step_size_up while r <= step_size_up, then (step_size_up +"
                            + " step_size_down - r) / step_size_down, r being s within the cycle; f = 1 (triangular), 0.5^(number of"
                            + " cycles before) (triangular2) or gamma^s (exp_range)",
            source = "Smith 2017; PyTorch, `CyclicLR`",
            example = "schedule: {cyclic: {max_lr: 0.5, step_size_up: 100}}")
    record Cyclic(
            @Doc("The highest rate of the first cycle.") @Range(min = 0, aboveMin = true)
            double maxLr,

            @Doc("Length of the rise.") @Default("2000") @Range(min = 1)
            int stepSizeUp,

            @Doc("Length of the fall; that of the rise unless written.") @Range(min = 1)
            Optional<Integer> stepSizeDown,

            @Doc("How the height of the cycles changes.") @Default("triangular")
            CycleMode mode,

            @Doc("The factor of `exp_range`.") @Default("1.0") @Range(min = 0, max = 1, aboveMin = true)
            double gamma,

            @Doc("Whether epochs or steps are counted.") @Default("step")
            ScheduleUnit by)
            implements CycleSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return new Rules()
                    .require(
                            gamma == 1 || mode == CycleMode.EXP_RANGE,
                            "gamma",
                            "`gamma` needs `mode: exp_range`",
                            "write `mode: exp_range`, or delete `gamma`")
                    .broken();
        }
    }

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
            implements CycleSpec, Constrained {

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
}
