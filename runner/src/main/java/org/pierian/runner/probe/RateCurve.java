package org.pierian.runner.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.pierian.core.schedule.LearningRate;
import org.pierian.runner.bind.RunLength;
import org.pierian.runner.bind.ScheduleBinder;
import org.pierian.spec.RunSpec;

/// The learning rate over a whole run.
///
/// @param samples rates at even distances, from the first step to the last
/// @param points the steps to name, in order: the first, the highest, the lowest, the last, and some between
/// @param followsMetric whether the schedule waits for a metric, and the curve is that of a metric that always
///     improves
public record RateCurve(List<Double> samples, List<Point> points, boolean followsMetric) {

    private static final int SAMPLES = 240;
    private static final int NAMED = 8; // parts of the run
    private static final long LOOKED_AT = 1_000_000;

    /// One step.
    ///
    /// @param epoch from 1
    /// @param step from 1
    /// @param rate its learning rate
    /// @param what it is: `first`, `highest`, `lowest`, `last`, or empty
    public record Point(int epoch, long step, double rate, String what) {}

    /// The curve of a spec.
    public static RateCurve of(RunSpec spec, RunLength length) {
        Optional<LearningRate> rate = ScheduleBinder.bind(spec, length);
        Steps steps = new Steps(rate, spec.optimizer().learningRate(), length);
        List<Double> samples = new ArrayList<>();
        int count = (int) Math.min(SAMPLES, length.steps());
        for (int i = 0; i < count; i++) {
            samples.add(steps.rate(count == 1 ? 0 : i * (length.steps() - 1) / (count - 1)));
        }
        boolean waits = spec.schedule()
                .filter(schedule -> schedule.last().plateau().isPresent())
                .isPresent();
        return new RateCurve(List.copyOf(samples), steps.named(), waits);
    }

    private record Steps(Optional<LearningRate> schedule, double base, RunLength length) {

        int epoch(long step) {
            return (int) (step / length.stepsPerEpoch());
        }

        double rate(long step) {
            return schedule.map(rate -> rate.at(epoch(step), step)).orElse(base);
        }

        List<Point> named() {
            long last = length.steps() - 1;
            long stride = Math.max(1, length.steps() / LOOKED_AT);
            long highest = 0;
            long lowest = 0;
            for (long step = 0; step <= last; step += stride) {
                highest = rate(step) > rate(highest) ? step : highest;
                lowest = rate(step) < rate(lowest) ? step : lowest;
            }
            SortedSet<Long> all = new TreeSet<>(List.of(0L, highest, lowest, last));
            for (int part = 1; part < NAMED; part++) {
                all.add(part * last / NAMED);
            }
            List<Point> points = new ArrayList<>();
            for (long step : all) {
                String what = step == 0
                        ? "first"
                        : step == last ? "last" : step == highest ? "highest" : step == lowest ? "lowest" : "";
                points.add(new Point(epoch(step) + 1, step + 1, rate(step), what));
            }
            return List.copyOf(points);
        }
    }

    /// The largest rate.
    public double highest() {
        return points.stream().mapToDouble(Point::rate).max().orElse(0);
    }
}
