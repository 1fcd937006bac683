package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.core.metric.Better;
import org.pierian.core.schedule.CosineAnnealing;
import org.pierian.core.schedule.CosineWarmRestarts;
import org.pierian.core.schedule.Cyclic;
import org.pierian.core.schedule.ExponentialDecay;
import org.pierian.core.schedule.InverseSquareRoot;
import org.pierian.core.schedule.LearningRate;
import org.pierian.core.schedule.LinearChange;
import org.pierian.core.schedule.LinearWarmup;
import org.pierian.core.schedule.MultiStepDecay;
import org.pierian.core.schedule.OneCycle;
import org.pierian.core.schedule.PolynomialDecay;
import org.pierian.core.schedule.ReduceOnPlateau;
import org.pierian.core.schedule.Schedule;
import org.pierian.core.schedule.ScheduledRate;
import org.pierian.core.schedule.SequentialRate;
import org.pierian.core.schedule.StepDecay;
import org.pierian.core.schedule.WarmupCosine;
import org.pierian.core.schedule.WarmupStableDecay;
import org.pierian.spec.Annealing;
import org.pierian.spec.CycleMode;
import org.pierian.spec.CycleSpec;
import org.pierian.spec.DecaySpec;
import org.pierian.spec.RunSpec;
import org.pierian.spec.ScheduleSpec;
import org.pierian.spec.ScheduleUnit;
import org.pierian.spec.SequenceSpec;
import org.pierian.spec.ThresholdMode;
import org.pierian.spec.WarmupSpec;

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

    /// Whether the rates of the first epochs depend on how many follow: of a schedule that is as long as the
    /// run. Of those that follow each other only the last can be.
    public static boolean dependsOnEpochs(ScheduleSpec schedule) {
        return switch (schedule) {
            case DecaySpec.Polynomial s -> s.totalIters().isEmpty();
            case DecaySpec.Cosine s -> s.tMax().isEmpty();
            case WarmupSpec.WarmupCosine s -> s.totalIters().isEmpty();
            case CycleSpec.OneCycle s -> s.totalSteps().isEmpty();
            case WarmupSpec.Wsd s -> s.totalIters().isEmpty();
            case DecaySpec.Step _,
                    DecaySpec.MultiStep _,
                    DecaySpec.Exponential _,
                    DecaySpec.Linear _,
                    CycleSpec.CosineWarmRestarts _,
                    WarmupSpec.InverseSqrt _,
                    CycleSpec.Cyclic _,
                    DecaySpec.ReduceOnPlateau _ -> false;
            case SequenceSpec.Warmup _, SequenceSpec.SequentialSchedule _ -> {
                ScheduleSpec last = schedule.last().schedule();
                yield !(last instanceof SequenceSpec) && dependsOnEpochs(last);
            }
        };
    }

    private LearningRate rate(ScheduleSpec schedule) {
        return switch (schedule) {
            case DecaySpec.Step(int size, double gamma, ScheduleUnit by) -> scheduled(new StepDecay(size, gamma), by);
            case DecaySpec.MultiStep(List<Integer> milestones, double gamma, ScheduleUnit by) ->
                scheduled(new MultiStepDecay(milestones, gamma), by);
            case DecaySpec.Exponential(double gamma, ScheduleUnit by) -> scheduled(new ExponentialDecay(gamma), by);
            case DecaySpec.Linear(double start, double end, int total, ScheduleUnit by) ->
                scheduled(new LinearChange(start, end, total), by);
            case DecaySpec.Polynomial s ->
                scheduled(new PolynomialDecay(total(s.totalIters(), s.by()), s.power(), s.endLr()), s.by());
            case DecaySpec.Cosine s -> scheduled(new CosineAnnealing(total(s.tMax(), s.by()), s.etaMin()), s.by());
            case CycleSpec.CosineWarmRestarts(int first, int factor, double etaMin, ScheduleUnit by) ->
                scheduled(new CosineWarmRestarts(first, factor, etaMin), by);
            case WarmupSpec.WarmupCosine s ->
                scheduled(new WarmupCosine(s.warmupIters(), total(s.totalIters(), s.by()), s.minLr()), s.by());
            case WarmupSpec.Wsd s ->
                scheduled(
                        new WarmupStableDecay(
                                s.warmupIters(),
                                s.decayIters(),
                                total(s.totalIters(), s.by()),
                                s.minLr(),
                                s.annealStrategy() == Annealing.COS),
                        s.by());
            case WarmupSpec.InverseSqrt(int warmup, ScheduleUnit by) -> scheduled(new InverseSquareRoot(warmup), by);
            case CycleSpec.Cyclic cycles -> cyclic(cycles);
            case CycleSpec.OneCycle cycle -> oneCycle(cycle);
            case DecaySpec.ReduceOnPlateau plateau -> reduceOnPlateau(plateau);
            case SequenceSpec.Warmup warmup -> warmup(warmup);
            case SequenceSpec.SequentialSchedule sequence -> sequence(sequence);
        };
    }

    private LearningRate warmup(SequenceSpec.Warmup s) {
        LearningRate rise = scheduled(new LinearWarmup(s.warmupIters()), s.by());
        return s.schedule()
                .<LearningRate>map(next -> new SequentialRate(
                        List.of(new SequentialRate.Phase(0, 0, rise), phase(RunPart.after(s, length), next))))
                .orElse(rise);
    }

    private LearningRate sequence(SequenceSpec.SequentialSchedule s) {
        List<SequentialRate.Phase> phases = new ArrayList<>();
        for (int i = 0; i < s.schedules().size(); i++) {
            phases.add(phase(RunPart.of(s, i, length), s.schedules().get(i)));
        }
        return new SequentialRate(phases);
    }

    /// The schedule of a part of the run, which is all that it knows of.
    private SequentialRate.Phase phase(RunPart part, ScheduleSpec schedule) {
        LearningRate rate = new ScheduleBinder(spec, part.length()).rate(schedule);
        return new SequentialRate.Phase(part.epoch(), part.step(), rate);
    }

    private LearningRate scheduled(Schedule schedule, ScheduleUnit by) {
        return new ScheduledRate(base, schedule, by == ScheduleUnit.STEP);
    }

    private long total(Optional<Integer> written, ScheduleUnit by) {
        return written.map(Integer::longValue).orElse(length.in(by));
    }

    private LearningRate cyclic(CycleSpec.Cyclic s) {
        int up = s.stepSizeUp();
        double eachCycle = s.mode() == CycleMode.TRIANGULAR2 ? 0.5 : 1;
        double eachCount = s.mode() == CycleMode.EXP_RANGE ? s.gamma() : 1;
        return scheduled(new Cyclic(s.maxLr(), up, s.stepSizeDown().orElse(up), eachCycle, eachCount), s.by());
    }

    private LearningRate oneCycle(CycleSpec.OneCycle s) {
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

    private LearningRate reduceOnPlateau(DecaySpec.ReduceOnPlateau s) {
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
