package org.pierian.core.golden;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.pierian.core.data.Dataset;
import org.pierian.core.layer.Network;
import org.pierian.core.loss.Loss;
import org.pierian.core.metric.Accuracy;
import org.pierian.core.metric.MeanLoss;
import org.pierian.core.metric.Metric;
import org.pierian.core.metric.OutputMeaning;
import org.pierian.core.metric.Tally;
import org.pierian.core.optimizer.Formula;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.train.Descent;
import org.pierian.core.train.Evaluator;
import org.pierian.core.train.Trainer;
import org.pierian.core.train.TrainingPlan;

/// Trainings as the chapter does them, one example per step, and what is read off their sums.
final class Tallies {

    private Tallies() {}

    /// A training without shuffling that measures the loss and the right answers.
    static Trainer trainer(Network network, Loss loss, Formula formula, double rate, Dataset dataset) {
        Optimizer optimizer = new Optimizer(formula, rate, network.parameters(), network.backend());
        Descent descent =
                new Descent(network.parameters(), network.backend(), optimizer, Optional.empty(), Optional.empty());
        TrainingPlan plan = new TrainingPlan(1, true, false, 0);
        return new Trainer(network, loss, metrics(loss), descent, dataset, plan);
    }

    /// An evaluation of the same.
    static Evaluator evaluator(Network network, Loss loss, Dataset dataset) {
        return new Evaluator(network, loss, metrics(loss), dataset);
    }

    private static List<Metric> metrics(Loss loss) {
        return List.of(new MeanLoss(loss), new Accuracy(OutputMeaning.TARGETS));
    }

    /// Sum of the losses.
    static double lossSum(Tally tally) {
        return sum(tally, MeanLoss.NAME);
    }

    /// Number of right answers.
    static long correct(Tally tally) {
        return (long) sum(tally, Accuracy.NAME);
    }

    private static double sum(Tally tally, String metric) {
        return Objects.requireNonNull(tally.sums().metrics().get(metric))[0];
    }

    /// Part of right answers.
    static double accuracy(Tally tally) {
        return tally.value(Accuracy.NAME).orElseThrow();
    }
}
