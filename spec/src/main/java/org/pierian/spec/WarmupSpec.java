package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// Schedules that begin with a warm-up.
@Doc("Warm-ups raise the rate to `base` first, and lower it afterwards.")
public sealed interface WarmupSpec extends ScheduleSpec {

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
            implements WarmupSpec, Constrained {

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

    @Key("wsd")
    @Doc(
            value =
                    "Warm-up, stable, decay: a linear warm-up, the highest rate for most of the run, and a decay at its end.",
            formula =
                    "s < warmup_iters: rate = base * (s + 1) / warmup_iters; s < total_iters - decay_iters: rate = base; then"
                            + " base + (min_lr - base) * u with u = min(s - (total_iters - decay_iters), decay_iters) / decay_iters,"
                            + " or half a cosine between the two",
            source = "Hu et al. 2024, MiniCPM, section 4.2; Hägele et al. 2024",
            example = "schedule: {wsd: {warmup_iters: 100, decay_iters: 500}}")
    record Wsd(
            @Doc("Length of the warm-up.") @Range(min = 0) int warmupIters,

            @Doc("Length of the decay.") @Range(min = 1) int decayIters,

            @Doc("Length of all three parts; the whole run unless written.") @Range(min = 1)
            Optional<Integer> totalIters,

            @Doc("Rate at the end.") @Default("0.0") @Range(min = 0)
            double minLr,

            @Doc("Shape of the decay.") @Default("linear") Annealing annealStrategy,

            @Doc("Whether epochs or steps are counted.") @Default("step")
            ScheduleUnit by)
            implements WarmupSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            long parts = (long) warmupIters + decayIters;
            long total = totalIters.map(Integer::longValue).orElse(Long.MAX_VALUE);
            return new Rules()
                    .require(
                            parts <= total,
                            "decay_iters",
                            "`warmup_iters` and `decay_iters` together must not be above `total_iters`",
                            parts + " and " + total,
                            "make one of them shorter, or delete `total_iters`, which is then the whole run")
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
            implements WarmupSpec {}
}
