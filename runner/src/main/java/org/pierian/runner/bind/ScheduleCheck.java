package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.failure.Count;
import org.pierian.spec.CycleSpec;
import org.pierian.spec.DecaySpec;
import org.pierian.spec.ScheduleSpec;
import org.pierian.spec.ScheduleUnit;
import org.pierian.spec.Split;
import org.pierian.spec.WarmupSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.read.ResolvedSpec;

/// Compares a schedule with the length of the run and with the optimizer's rate.
public final class ScheduleCheck {

    private final ResolvedSpec resolved;
    private final Optional<RunLength> length;
    private final List<Diagnostic> problems = new ArrayList<>();
    private boolean open;

    private ScheduleCheck(ResolvedSpec resolved, OptionalInt examples) {
        this.resolved = resolved;
        this.length = examples.isPresent()
                ? Optional.of(RunLength.of(resolved.spec(), examples.getAsInt()))
                : Optional.empty();
        resolved.spec().schedule().ifPresent(this::schedule);
    }

    /// What does not fit, at the place of the key, as far as the length of the run is declared.
    public static List<Diagnostic> check(ResolvedSpec resolved, Declaration declaration) {
        return new ScheduleCheck(resolved, declaration.size(Split.TRAIN)).problems;
    }

    /// What does not fit a run with so many training examples, at the place of the key.
    public static List<Diagnostic> check(ResolvedSpec resolved, int examples) {
        return new ScheduleCheck(resolved, OptionalInt.of(examples)).problems;
    }

    /// Whether it depends on the number of training examples, which is not declared, if the schedule fits.
    static boolean isOpen(ResolvedSpec resolved, Declaration declaration) {
        return new ScheduleCheck(resolved, declaration.size(Split.TRAIN)).open;
    }

    private long steps(long unknown) {
        open |= length.isEmpty();
        return length.map(RunLength::steps).orElse(unknown);
    }

    private void schedule(ScheduleSpec schedule) {
        switch (schedule) {
            case DecaySpec.Linear s -> {
                if (s.startFactor() < s.endFactor()) {
                    warmup(s, "total_iters", s.totalIters(), s.by());
                }
            }
            case WarmupSpec.WarmupCosine s -> {
                warmup(s, "warmup_iters", s.warmupIters(), s.by());
                lowest(s, "min_lr", s.minLr());
            }
            case WarmupSpec.Wsd s -> {
                warmup(s, "warmup_iters", s.warmupIters(), s.by());
                if (s.totalIters().isEmpty()) {
                    parts(s);
                }
                lowest(s, "min_lr", s.minLr());
            }
            case WarmupSpec.InverseSqrt s -> warmup(s, "warmup_iters", s.warmupIters(), s.by());
            case DecaySpec.Polynomial s -> lowest(s, "end_lr", s.endLr());
            case DecaySpec.Cosine s -> lowest(s, "eta_min", s.etaMin());
            case CycleSpec.CosineWarmRestarts s -> lowest(s, "eta_min", s.etaMin());
            case CycleSpec.Cyclic s -> highest(s);
            case CycleSpec.OneCycle s -> s.totalSteps().ifPresent(total -> cycle(s, total));
            case DecaySpec.ReduceOnPlateau s -> lowest(s, "min_lr", s.minLr());
            case DecaySpec.Step _, DecaySpec.MultiStep _, DecaySpec.Exponential _ -> {}
        }
    }

    private static String unit(ScheduleUnit by) {
        return by == ScheduleUnit.STEP ? "step" : "epoch";
    }

    /// The length of the run, the largest number where it is not known.
    private long run(ScheduleUnit by) {
        return by == ScheduleUnit.EPOCH ? resolved.spec().epochs() : steps(Long.MAX_VALUE);
    }

    private void warmup(ScheduleSpec schedule, String key, int warmup, ScheduleUnit by) {
        long most = run(by);
        if (warmup <= most) {
            return;
        }
        add(
                schedule,
                key,
                "the warm-up of " + Count.of(warmup, unit(by)) + " is longer than the run, which has " + most,
                "at most " + most,
                Integer.toString(warmup),
                "write a smaller `" + key + "`, or more `epochs`");
    }

    /// A warm-up that is too long by itself is another error.
    private void parts(WarmupSpec.Wsd s) {
        long most = run(s.by());
        long parts = (long) s.warmupIters() + s.decayIters();
        if (parts > most && s.warmupIters() <= most) {
            add(
                    s,
                    "decay_iters",
                    "warm-up and decay of " + Count.of(parts, unit(s.by())) + " are longer than the run, which has "
                            + most,
                    "at most " + (most - s.warmupIters()),
                    Integer.toString(s.decayIters()),
                    "write a smaller `decay_iters`, or more `epochs`");
        }
    }

    private void highest(CycleSpec.Cyclic s) {
        double base = resolved.spec().optimizer().learningRate();
        if (s.maxLr() < base) {
            add(
                    s,
                    "max_lr",
                    "`max_lr` must not be below the optimizer's `learning_rate`, got " + s.maxLr() + " and " + base,
                    "at least " + base,
                    Double.toString(s.maxLr()),
                    "write a larger `max_lr`, or a smaller `learning_rate`");
        }
    }

    private void cycle(ScheduleSpec schedule, int total) {
        long steps = steps(0);
        if (total < steps) {
            add(
                    schedule,
                    "total_steps",
                    "the cycle of " + Count.of(total, "step") + " ends before the run, which has " + steps,
                    "at least " + steps,
                    Integer.toString(total),
                    "delete `total_steps`, which is then the whole run");
        }
    }

    private void lowest(ScheduleSpec schedule, String key, double lowest) {
        double base = resolved.spec().optimizer().learningRate();
        if (lowest > base) {
            add(
                    schedule,
                    key,
                    "`" + key + "` must not be above the optimizer's `learning_rate`, got " + lowest + " and " + base,
                    "at most " + base,
                    Double.toString(lowest),
                    "write a smaller `" + key + "`, or a larger `learning_rate`");
        }
    }

    private void add(ScheduleSpec schedule, String key, String message, String expected, String found, String help) {
        String path = "schedule." + ComponentWord.of(schedule) + "." + key;
        problems.add(Diagnostic.error(DiagnosticCodes.CONTRADICTION, resolved.locationOf(path), message)
                .withExpected(expected, found)
                .withHelp(help));
    }
}
