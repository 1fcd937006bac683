package org.pierian.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.layer.SavedTensor;
import org.pierian.core.metric.Tally;
import org.pierian.runner.file.LocalDisk;
import org.pierian.runner.record.Score;

/// `norms.jsonl` says what the weights say, and is the same after a stop at any step.
class NormsTest {

    private static final String SPEC = """
            name: norms
            seed: 3
            dataset: {fizzbuzz: {from: 101, to: 120, test_from: 1, test_to: 10}}
            architecture: [{linear: 6}, tanh, {linear: 4}]
            loss: softmax_cross_entropy
            optimizer: {momentum: 0.01}
            batch_size: %d
            epochs: %d
            """;

    @TempDir
    Path folder;

    private Experiment experiment(String spec) {
        return SmallRun.experiment(spec, folder);
    }

    private static List<String> lines(Outcome outcome) {
        return outcome.norms().lines().toList();
    }

    @Test
    void lastLineHasTheNormsOfTheWeights() throws IOException {
        Experiment experiment = experiment(SPEC.formatted(8, 3));
        Outcome outcome = Training.run(experiment, SmallRun.SILENT);
        JsonNode last = new ObjectMapper().readTree(lines(outcome).getLast());
        assertThat(last.path("epoch").intValue()).isEqualTo(3);
        assertThat(last.path("learning_rate").doubleValue()).isEqualTo(0.01);
        for (String layer : List.of("0", "2")) {
            double squares = 0;
            for (SavedTensor tensor : experiment.saved()) {
                if (tensor.name().startsWith(layer + ".")) {
                    for (float value : tensor.values()) {
                        squares += (double) value * value;
                    }
                }
            }
            assertThat(last.path("weight_norm").path(layer).doubleValue()).isCloseTo(Math.sqrt(squares), within(1e-12));
            assertThat(last.path("gradient_norm").path(layer).doubleValue()).isPositive();
        }
    }

    /// With a learning rate of 1 and plain gradient descent on one batch, the weights move by the gradient.
    @Test
    void gradientIsThatOfTheLastStep() throws IOException {
        String spec = """
                name: norms
                seed: 3
                dataset: xor
                architecture: [{linear: 1}]
                loss: sse
                optimizer: {gradient_descent: 1.0}
                batch_size: 4
                epochs: 1
                """;
        Experiment experiment = experiment(spec);
        float[] before = experiment.saved().getFirst().values();
        float[] biasBefore = experiment.saved().getLast().values();
        Outcome outcome = Training.run(experiment, SmallRun.SILENT);
        float[] after = experiment.saved().getFirst().values();
        double squares = Math.pow(before[0] - (double) after[0], 2) + Math.pow(before[1] - (double) after[1], 2);
        squares +=
                Math.pow(biasBefore[0] - (double) experiment.saved().getLast().values()[0], 2);
        JsonNode line = new ObjectMapper().readTree(outcome.norms());
        assertThat(line.path("gradient_norm").path("0").doubleValue()).isCloseTo(Math.sqrt(squares), within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void stopAtAnyStepChangesNoByte(int batch) {
        String spec = SPEC.formatted(batch, 2);
        String whole = Training.run(experiment(spec), SmallRun.SILENT).norms();
        assertThat(whole.lines()).hasSize(2);
        int steps = 2 * Math.ceilDiv(20, batch);
        for (int step = 1; step < steps; step++) {
            assertThat(resumed(spec, step)).as("stopped after step " + step).isEqualTo(whole);
        }
    }

    private String resumed(String spec, int step) {
        Checkpoints checkpoints = new Checkpoints(LocalDisk.DISK, folder.resolve("at-" + step));
        int[] steps = {0};
        TrainingListener counter = new TrainingListener() {
            @Override
            public void afterStep(int epoch, Tally tally) {
                steps[0]++;
            }

            @Override
            public void afterEpoch(Score train, Optional<Score> test) {}
        };
        assertThatThrownBy(() -> Training.start(experiment(spec))
                        .run(new Checkpointing(Optional.empty(), checkpoints, () -> steps[0] >= step, counter)))
                .isInstanceOf(Checkpointing.StoppedException.class);
        Checkpoint checkpoint = checkpoints.newest(_ -> {}).orElseThrow();
        return Training.resume(experiment(spec), checkpoint)
                .run(SmallRun.SILENT)
                .norms();
    }

    @Test
    void longRunHasSomeOfTheEpochs() {
        List<String> lines = lines(Training.run(experiment(SPEC.formatted(20, 2100)), SmallRun.SILENT));
        assertThat(lines).hasSize(525);
        assertThat(lines.getFirst()).startsWith("{\"epoch\":4,");
        assertThat(lines.getLast()).startsWith("{\"epoch\":2100,");
    }
}
