package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.failure.Count;
import org.pierian.spec.RunSpec;
import org.pierian.spec.ScheduleSpec;
import org.pierian.spec.ScheduleUnit;
import org.pierian.spec.Split;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.read.ResolvedSpec;

/// Compares a schedule with the length of the run and with the optimizer's rate, without data.
public final class ScheduleCheck {

    private final ResolvedSpec resolved;
    private final Optional<RunLength> length; // known where the number of examples is declared
    private final List<Diagnostic> problems = new ArrayList<>();

    private ScheduleCheck(ResolvedSpec resolved, Optional<RunLength> length) {
        this.resolved = resolved;
        this.length = length;
    }

    /// What does not fit, at the place of the key.
    public static List<Diagnostic> check(ResolvedSpec resolved, Declaration declaration) {
        RunSpec spec = resolved.spec();
        OptionalInt examples = declaration.size(Split.TRAIN);
        ScheduleCheck check = new ScheduleCheck(
                resolved,
                examples.isPresent() ? Optional.of(RunLength.of(spec, examples.getAsInt())) : Optional.empty());
        spec.schedule().ifPresent(schedule -> check.schedule(schedule));
        return check.problems;
    }

    private void schedule(ScheduleSpec schedule) {
        switch (schedule) {
            case ScheduleSpec.Linear s -> {
                if (s.startFactor() < s.endFactor()) {
                    warmup(s, "total_iters", s.totalIters(), s.by());
                }
            }
            case ScheduleSpec.WarmupCosine s -> {
                warmup(s, "warmup_iters", s.warmupIters(), s.by());
                lowest(s, "min_lr", s.minLr());
            }
            case ScheduleSpec.InverseSqrt s -> warmup(s, "warmup_iters", s.warmupIters(), s.by());
            case ScheduleSpec.Polynomial s -> lowest(s, "end_lr", s.endLr());
            case ScheduleSpec.Cosine s -> lowest(s, "eta_min", s.etaMin());
            case ScheduleSpec.CosineWarmRestarts s -> lowest(s, "eta_min", s.etaMin());
            case ScheduleSpec.OneCycle s -> s.totalSteps().ifPresent(total -> cycle(s, total));
            case ScheduleSpec.ReduceOnPlateau s -> lowest(s, "min_lr", s.minLr());
            case ScheduleSpec.Step _, ScheduleSpec.MultiStep _, ScheduleSpec.Exponential _ -> {}
        }
    }

    private void warmup(ScheduleSpec schedule, String key, int warmup, ScheduleUnit by) {
        long most = by == ScheduleUnit.EPOCH
                ? resolved.spec().epochs()
                : length.map(RunLength::steps).orElse(Long.MAX_VALUE);
        if (warmup <= most) {
            return;
        }
        String unit = by == ScheduleUnit.STEP ? "step" : "epoch";
        add(
                schedule,
                key,
                "the warm-up of " + Count.of(warmup, unit) + " is longer than the run, which has " + most,
                "at most " + most,
                Integer.toString(warmup),
                "write a smaller `" + key + "`, or more `epochs`");
    }

    private void cycle(ScheduleSpec schedule, int total) {
        long steps = length.map(RunLength::steps).orElse(0L);
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
