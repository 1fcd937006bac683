package org.pierian.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.record.Score;
import org.pierian.spec.Split;

/// Training chooses by the validation set, and measures the test set once.
class ValidationRunTest {

    private static final String PLAIN = """
            name: validated
            seed: 11
            dataset: {fizzbuzz: {from: 101, to: 138, test_from: 1, test_to: 30, validation: 12}}
            architecture: [{linear: 12}, tanh, {linear: 4}]
            loss: softmax_cross_entropy
            optimizer: {adam: 0.05}
            batch_size: 8
            epochs: 30
            shuffle: true
            """;

    private static final String STOPPING = PLAIN + "early_stopping: {loss: 4}\n";

    @TempDir
    Path folder;

    private Outcome train(String spec) {
        return Training.run(SmallRun.experiment(spec, folder), SmallRun.SILENT);
    }

    private RunRecord record(String spec) {
        Experiment experiment = SmallRun.experiment(spec, folder);
        return Training.run(experiment, SmallRun.SILENT).record(experiment);
    }

    @Test
    void theTestSetIsMeasuredOnceWithTheWeightsThatAreKept() {
        Experiment experiment = SmallRun.experiment(STOPPING, folder);
        Outcome outcome = Training.run(experiment, SmallRun.SILENT);
        List<Score> scores = outcome.scores();
        assertThat(scores.size() % 2).isEqualTo(1);
        for (int i = 0; i < scores.size() - 1; i++) {
            assertThat(scores.get(i).split()).isEqualTo(i % 2 == 0 ? "train" : "validation");
            assertThat(scores.get(i).epoch()).isEqualTo(i / 2 + 1);
        }
        int epochs = scores.size() / 2;
        assertThat(scores.getLast().split()).isEqualTo("test");
        assertThat(scores.getLast().epoch()).isEqualTo(outcome.epoch()).isEqualTo(epochs - 4);
        for (Split split : List.of(Split.TEST, Split.VALIDATION)) {
            Score now = Model.score(
                    outcome.epoch(), split, experiment.evaluator(split).evaluate());
            assertThat(outcome.last(now.split())).isEqualTo(now);
        }
        assertThat(outcome.record(experiment).metrics()).containsOnlyKeys("test", "train", "validation");
        assertThat(outcome.metrics().lines().toList().getLast())
                .startsWith("{\"epoch\":" + outcome.epoch() + ",\"split\":\"test\",\"loss\":");
    }

    /// The best epoch on the validation set, found by hand from the scores.
    @Test
    void theBestEpochIsThatOfTheValidationSet() {
        Outcome outcome = train(STOPPING);
        Score best = outcome.scores().stream()
                .filter(score -> score.split().equals("validation"))
                .min((a, b) -> Double.compare(a.loss(), b.loss()))
                .orElseThrow();
        assertThat(outcome.epoch()).isEqualTo(best.epoch());
    }

    @Test
    void aPlateauOfTheValidationSetReducesTheRate() {
        String plateau =
                "schedule: {reduce_on_plateau: {metric: loss, patience: 0, threshold: 1, threshold_mode: abs}}\n";
        assertThat(train(PLAIN + plateau).rates().subList(0, 3)).isEqualTo(List.of(0.05, 0.05, 0.05 * 0.1));
    }

    /// What is held out is not trained with, and evaluating it changes nothing.
    @Test
    void weightsAreThoseOfTheSmallerTrainingSet() {
        String smaller = PLAIN.replace("to: 138", "to: 126").replace(", validation: 12", "");
        assertThat(record(PLAIN).weightsSha256()).isEqualTo(record(smaller).weightsSha256());
        assertThat(record(PLAIN).metrics().get("test"))
                .isEqualTo(record(smaller).metrics().get("test"));
    }

    /// Every place at which a run can be stopped, those while a set is measured too.
    @Test
    void aRunThatIsStoppedAnywhereEndsInTheSameRecord() throws IOException {
        String spec = STOPPING.replace("epochs: 30", "epochs: 6").replace("{loss: 4}", "{loss: 2}")
                + "schedule: {reduce_on_plateau: {metric: loss, factor: 0.5, patience: 0}}\n";
        StoppedRuns.assertSameFromEverywhere(spec, folder);
    }
}
