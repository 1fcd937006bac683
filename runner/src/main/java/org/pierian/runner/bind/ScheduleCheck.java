package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.failure.Count;
import org.pierian.spec.CycleSpec;
import org.pierian.spec.DecaySpec;
import org.pierian.spec.ScheduleSpec;
import org.pierian.spec.ScheduleUnit;
import org.pierian.spec.SequenceSpec;
import org.pierian.spec.Split;
import org.pierian.spec.WarmupSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.read.ResolvedSpec;

/// Compares a schedule with the length of the run and with the optimizer's rate.
public final class ScheduleCheck {

    private static final String WHOLE = "the run";
    private static final String PART = "its part of the run";

    private final ResolvedSpec resolved;
    private final String prefix;
    private final String whole;
    private final Optional<RunLength> length;
    private final List<Diagnostic> problems = new ArrayList<>();
    private boolean open;

    /// @param prefix path of what the schedule is in, with a dot at its end
    /// @param whole what a message calls the time that the schedule is for
    /// @param length the length of that time, if it is known
    private ScheduleCheck(ResolvedSpec resolved, String prefix, String whole, Optional<RunLength> length) {
        this.resolved = resolved;
        this.prefix = prefix;
        this.whole = whole;
        this.length = length;
    }

    private static ScheduleCheck of(ResolvedSpec resolved, OptionalInt examples) {
        Optional<RunLength> length = examples.isPresent()
                ? Optional.of(RunLength.of(resolved.spec(), examples.getAsInt()))
                : Optional.empty();
        ScheduleCheck check = new ScheduleCheck(resolved, "schedule.", WHOLE, length);
        resolved.spec().schedule().ifPresent(check::schedule);
        return check;
    }

    /// Looks at a schedule inside.
    ///
    /// @param path of the schedule, without its word
    private void inside(ScheduleSpec schedule, String path, Function<RunLength, RunPart> part) {
        Optional<RunLength> own = length.map(part).map(RunPart::length);
        ScheduleCheck check = new ScheduleCheck(resolved, path, PART, own);
        check.schedule(schedule);
        problems.addAll(check.problems);
        open |= check.open || length.isEmpty();
    }

    /// What does not fit, at the place of the key, as far as the length of the run is declared.
    public static List<Diagnostic> check(ResolvedSpec resolved, Declaration declaration) {
        return of(resolved, declaration.size(Split.TRAIN)).problems;
    }

    /// What does not fit a run with so many training examples, at the place of the key.
    public static List<Diagnostic> check(ResolvedSpec resolved, int examples) {
        return of(resolved, OptionalInt.of(examples)).problems;
    }

    /// Whether it depends on the number of training examples, which is not declared, if the schedule fits.
    static boolean isOpen(ResolvedSpec resolved, Declaration declaration) {
        return of(resolved, declaration.size(Split.TRAIN)).open;
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
            case SequenceSpec.Warmup s -> warmup(s);
            case SequenceSpec.SequentialSchedule s -> sequence(s);
            case DecaySpec.Step _, DecaySpec.MultiStep _, DecaySpec.Exponential _ -> {}
        }
    }

    private static String unit(ScheduleUnit by) {
        return by == ScheduleUnit.STEP ? "step" : "epoch";
    }

    /// The length of the run, or of the part of it, the largest number where it is not known.
    private long run(ScheduleUnit by) {
        if (by == ScheduleUnit.STEP) {
            return steps(Long.MAX_VALUE);
        }
        boolean isRun = whole.equals(WHOLE);
        return isRun
                ? resolved.spec().epochs()
                : length.map(part -> (long) part.epochs()).orElse(Long.MAX_VALUE);
    }

    private void warmup(SequenceSpec.Warmup s) {
        if (warmup(s, "warmup_iters", s.warmupIters(), s.by())) {
            s.schedule().ifPresent(next -> inside(next, prefix + "warmup.schedule.", run -> RunPart.after(s, run)));
        }
    }

    private void sequence(SequenceSpec.SequentialSchedule s) {
        long most = run(s.by());
        int last = s.milestones().getLast();
        if (last >= most) {
            add(
                    s,
                    "milestones",
                    "the last schedule begins after " + Count.of(last, unit(s.by())) + ", and " + whole + " has "
                            + most,
                    "below " + most,
                    Integer.toString(last),
                    "write smaller `milestones`, or more `epochs`");
            return;
        }
        for (int i = 0; i < s.schedules().size(); i++) {
            int index = i;
            String path = prefix + "sequential_schedule.schedules[" + i + "].";
            inside(s.schedules().get(i), path, run -> RunPart.of(s, index, run));
        }
    }

    /// Whether a warm-up is not longer than the run.
    private boolean warmup(ScheduleSpec schedule, String key, int warmup, ScheduleUnit by) {
        long most = run(by);
        if (warmup <= most) {
            return true;
        }
        add(
                schedule,
                key,
                "the warm-up of " + Count.of(warmup, unit(by)) + " is longer than " + whole + ", which has " + most,
                "at most " + most,
                Integer.toString(warmup),
                "write a smaller `" + key + "`, or more `epochs`");
        return false;
    }

    /// A warm-up that is too long by itself is another error.
    private void parts(WarmupSpec.Wsd s) {
        long most = run(s.by());
        long parts = (long) s.warmupIters() + s.decayIters();
        if (parts > most && s.warmupIters() <= most) {
            add(
                    s,
                    "decay_iters",
                    "warm-up and decay of " + Count.of(parts, unit(s.by())) + " are longer than " + whole
                            + ", which has " + most,
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
                    "the cycle of " + Count.of(total, "step") + " ends before " + whole + ", which has " + steps,
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
        String path = prefix + ComponentWord.of(schedule) + "." + key;
        problems.add(Diagnostic.error(DiagnosticCodes.CONTRADICTION, resolved.locationOf(path), message)
                .withExpected(expected, found)
                .withHelp(help));
    }
}
