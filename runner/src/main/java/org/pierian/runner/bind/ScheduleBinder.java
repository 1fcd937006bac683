package org.pierian.runner.bind;

import java.util.List;
import java.util.Optional;
import org.pierian.core.metric.Better;
import org.pierian.core.schedule.CosineAnnealing;
import org.pierian.core.schedule.CosineWarmRestarts;
import org.pierian.core.schedule.ExponentialDecay;
import org.pierian.core.schedule.InverseSquareRoot;
import org.pierian.core.schedule.LearningRate;
import org.pierian.core.schedule.LinearChange;
import org.pierian.core.schedule.MultiStepDecay;
import org.pierian.core.schedule.OneCycle;
import org.pierian.core.schedule.PolynomialDecay;
import org.pierian.core.schedule.ReduceOnPlateau;
import org.pierian.core.schedule.Schedule;
import org.pierian.core.schedule.ScheduledRate;
import org.pierian.core.schedule.StepDecay;
import org.pierian.core.schedule.WarmupCosine;
import org.pierian.spec.Annealing;
import org.pierian.spec.RunSpec;
import org.pierian.spec.ScheduleSpec;
import org.pierian.spec.ScheduleUnit;
import org.pierian.spec.ThresholdMode;

/// Turns the word for a schedule into the learning rates of a run.
public final class ScheduleBinder {

    private final RunSpec spec;
    private final double base;
    private final RunLength length;

    private ScheduleBinder(RunSpec spec, RunLength length) {
        this.spec = spec;
        this.base = spec.optimizer().learningRate();
        this.length = length;
    }

    /// The rates of a run with a schedule.
    ///
    /// @param length how long the run is
    public static Optional<LearningRate> bind(RunSpec spec, RunLength length) {
        return spec.schedule().map(new ScheduleBinder(spec, length)::rate);
    }

    /// Whether the rates of the first epochs depend on how many follow: of a schedule that is as long as the run.
    public static boolean dependsOnEpochs(ScheduleSpec schedule) {
        return switch (schedule) {
            case ScheduleSpec.Polynomial s -> s.totalIters().isEmpty();
            case ScheduleSpec.Cosine s -> s.tMax().isEmpty();
            case ScheduleSpec.WarmupCosine s -> s.totalIters().isEmpty();
            case ScheduleSpec.OneCycle s -> s.totalSteps().isEmpty();
            case ScheduleSpec.Step _,
                    ScheduleSpec.MultiStep _,
                    ScheduleSpec.Exponential _,
                    ScheduleSpec.Linear _,
                    ScheduleSpec.CosineWarmRestarts _,
                    ScheduleSpec.InverseSqrt _,
                    ScheduleSpec.ReduceOnPlateau _ -> false;
        };
    }

    private LearningRate rate(ScheduleSpec schedule) {
        return switch (schedule) {
            case ScheduleSpec.Step(int size, double gamma, ScheduleUnit by) ->
                scheduled(new StepDecay(size, gamma), by);
            case ScheduleSpec.MultiStep(List<Integer> milestones, double gamma, ScheduleUnit by) ->
                scheduled(new MultiStepDecay(milestones, gamma), by);
            case ScheduleSpec.Exponential(double gamma, ScheduleUnit by) -> scheduled(new ExponentialDecay(gamma), by);
            case ScheduleSpec.Linear(double start, double end, int total, ScheduleUnit by) ->
                scheduled(new LinearChange(start, end, total), by);
            case ScheduleSpec.Polynomial s ->
                scheduled(new PolynomialDecay(total(s.totalIters(), s.by()), s.power(), s.endLr()), s.by());
            case ScheduleSpec.Cosine s -> scheduled(new CosineAnnealing(total(s.tMax(), s.by()), s.etaMin()), s.by());
            case ScheduleSpec.CosineWarmRestarts(int first, int factor, double etaMin, ScheduleUnit by) ->
                scheduled(new CosineWarmRestarts(first, factor, etaMin), by);
            case ScheduleSpec.WarmupCosine s ->
                scheduled(new WarmupCosine(s.warmupIters(), total(s.totalIters(), s.by()), s.minLr()), s.by());
            case ScheduleSpec.InverseSqrt(int warmup, ScheduleUnit by) -> scheduled(new InverseSquareRoot(warmup), by);
            case ScheduleSpec.OneCycle cycle -> oneCycle(cycle);
            case ScheduleSpec.ReduceOnPlateau plateau -> reduceOnPlateau(plateau);
        };
    }

    private LearningRate scheduled(Schedule schedule, ScheduleUnit by) {
        return new ScheduledRate(base, schedule, by == ScheduleUnit.STEP);
    }

    private long total(Optional<Integer> written, ScheduleUnit by) {
        return written.map(Integer::longValue).orElse(length.in(by));
    }

    private LearningRate oneCycle(ScheduleSpec.OneCycle s) {
        return scheduled(
                new OneCycle(
                        total(s.totalSteps(), ScheduleUnit.STEP),
                        s.pctStart(),
                        s.annealStrategy() == Annealing.COS,
                        s.divFactor(),
                        s.finalDivFactor(),
                        s.threePhase()),
                ScheduleUnit.STEP);
    }

    private LearningRate reduceOnPlateau(ScheduleSpec.ReduceOnPlateau s) {
        return new ReduceOnPlateau(
                base,
                new ReduceOnPlateau.Options(
                        MetricBinder.watched(spec, s.metric()).better() == Better.HIGHER,
                        s.factor(),
                        s.patience(),
                        s.threshold(),
                        s.thresholdMode() == ThresholdMode.REL,
                        s.cooldown(),
                        s.minLr()));
    }
}
