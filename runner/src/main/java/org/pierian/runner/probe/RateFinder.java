package org.pierian.runner.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.core.metric.MeanLoss;
import org.pierian.core.metric.Tally;
import org.pierian.core.schedule.ExponentialDecay;
import org.pierian.core.schedule.LearningRate;
import org.pierian.core.schedule.ScheduledRate;
import org.pierian.core.train.DivergedException;
import org.pierian.core.train.Trainer;
import org.pierian.runner.run.Experiment;

/// Trains with a learning rate that grows from step to step, and finds where the loss falls fastest.
///
/// **Source:** Smith 2017, *Cyclical learning rates for training neural networks*, sec. 3.3; the smoothing, the end and
/// the suggestions are those of fastai's `lr_find`.
public final class RateFinder {

    private static final double SMOOTHING = 0.9;
    private static final double DIVERGED = 4; // times the lowest loss
    private static final int TRUSTED = 5; // steps until the smoothed loss means something

    private final List<Point> points = new ArrayList<>();
    private final List<Double> rates;
    private double average;
    private double lowest = Double.POSITIVE_INFINITY;

    private RateFinder(List<Double> rates) {
        this.rates = rates;
    }

    /// One step.
    ///
    /// @param rate its learning rate
    /// @param loss mean loss of its batch, before the step
    /// @param smoothed the same, averaged with those before
    public record Point(double rate, double loss, double smoothed) {}

    /// What was found.
    ///
    /// @param points the steps
    /// @param ending why there are no more: empty when all rates were tried
    /// @param steepest the rate at which the smoothed loss falls fastest, if it falls
    /// @param tenth a tenth of the rate at which it is lowest, if it falls
    public record Result(
            List<Point> points, Optional<String> ending, Optional<Double> steepest, Optional<Double> tenth) {}

    /// The loss is far above the lowest.
    private static final class EnoughException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// Trains the network of an experiment from its start, on batches as training sees them.
    ///
    /// @param from the first rate, above 0
    /// @param to the last rate, above `from`
    /// @param steps number of rates, at least 2
    public static Result run(Experiment experiment, double from, double to, int steps) {
        double factor = StrictMath.pow(to / from, 1.0 / (steps - 1));
        LearningRate rate = new ScheduledRate(from, new ExponentialDecay(factor), true);
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            rates.add(rate.at(0, i));
        }
        RateFinder finder = new RateFinder(rates);
        Optional<String> ending = finder.train(experiment, rate);
        return new Result(List.copyOf(finder.points), ending, finder.steepest(), finder.tenth());
    }

    private Optional<String> train(Experiment experiment, LearningRate rate) {
        Trainer trainer = experiment.lossTrainer(Optional.of(rate));
        trainer.expectEpochs(1);
        try {
            for (int epoch = 0; points.size() < rates.size(); epoch++) {
                double[] before = new double[2];
                trainer.epoch(epoch, tally -> add(tally, before));
            }
            return Optional.empty();
        } catch (EnoughException _) {
            return points.size() < rates.size()
                    ? Optional.of("the loss rose to more than " + (int) DIVERGED + " times its lowest value")
                    : Optional.empty();
        } catch (DivergedException diverged) {
            return Optional.of(String.valueOf(diverged.getMessage()));
        }
    }

    /// @param before sums of the epoch up to the step before
    private void add(Tally tally, double[] before) {
        double[] sums = tally.sums().metrics().getOrDefault(MeanLoss.NAME, before);
        double loss = (sums[0] - before[0]) / (sums[1] - before[1]);
        System.arraycopy(sums, 0, before, 0, before.length);
        int count = points.size() + 1;
        average = SMOOTHING * average + (1 - SMOOTHING) * loss;
        double smoothed = average / (1 - StrictMath.pow(SMOOTHING, count));
        points.add(new Point(rates.get(points.size()), loss, smoothed));
        lowest = Math.min(lowest, smoothed);
        if (points.size() == rates.size() || (count > TRUSTED && smoothed > DIVERGED * lowest)) {
            throw new EnoughException();
        }
    }

    /// The index of the lowest smoothed loss.
    private int bottom() {
        int bottom = 0;
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).smoothed() < points.get(bottom).smoothed()) {
                bottom = i;
            }
        }
        return bottom;
    }

    /// Rates grow by the same factor, so the largest fall from one to the next is the steepest, up to the bottom.
    private Optional<Double> steepest() {
        int best = -1;
        double fall = 0;
        int bottom = bottom();
        for (int i = TRUSTED; i < bottom; i++) {
            double one = (points.get(i - 1).smoothed() - points.get(i + 1).smoothed()) / 2;
            if (one > fall) {
                fall = one;
                best = i;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(points.get(best).rate());
    }

    private Optional<Double> tenth() {
        return steepest().map(_ -> points.get(bottom()).rate() / 10);
    }
}
