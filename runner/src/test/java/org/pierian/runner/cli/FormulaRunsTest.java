package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.dataset.arrays.NpyWriter;

/// Runs on examples by formula: what is learned, shown and predicted.
class FormulaRunsTest {

    @TempDir
    Path folder;

    private JsonNode train(String text) throws IOException {
        String spec = Files.writeString(folder.resolve("s.yaml"), text).toString();
        Program.Result result = Program.run(
                "train", spec, "--out", folder.resolve("runs").toString(), "--quiet", "--json", "--no-lock");
        assertThat(result.code()).as(result.err()).isZero();
        return new ObjectMapper().readTree(result.out());
    }

    private static String lines(String... arguments) {
        Program.Result result = Program.run(arguments);
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }

    @Test
    void newPointsAreRowsOfATable() throws IOException {
        JsonNode result = train("""
                dataset: {moons: {examples: 200, test_examples: 100}}
                architecture: [{linear: 16}, tanh, {linear: 2}]
                loss: softmax_cross_entropy
                optimizer: {adam: 0.05}
                epochs: 20
                """);
        assertThat(result.at("/metrics/test/accuracy").doubleValue()).isGreaterThan(0.95);
        String run = result.get("run").textValue();
        String points = Files.writeString(folder.resolve("points.csv"), "y,x,class\n1,0,0\n-0.5,1,1\n")
                .toString();
        assertThat(lines("predict", run, points)).isEqualTo("prediction\n0\n1\n");
        assertThat(lines("predict", run, "--row", "x=1", "--row", "y=-0.5")).isEqualTo("prediction\n1\n");
        assertThat(lines("evaluate", run, "--on", points)).contains("accuracy 1.0000");
    }

    @Test
    void aCurveIsPredicted() throws IOException {
        JsonNode result = train("""
                dataset: {sine: {examples: 200, noise: 0, frequency: 0.5}}
                architecture: [{linear: 32}, tanh, {linear: 1}]
                loss: mse
                optimizer: {adam: 0.02}
                epochs: 60
                """);
        assertThat(result.at("/metrics/test/r2").doubleValue()).isGreaterThan(0.9);
        assertThat(lines("predict", result.get("run").textValue(), "--row", "x=0.25"))
                .startsWith("prediction\n");
    }

    @Test
    void dataShowsThePoints() throws IOException {
        String spec = Files.writeString(folder.resolve("s.yaml"), """
                dataset: {circles: {examples: 200, noise: 0}}
                architecture: [{linear: 2}]
                loss: softmax_cross_entropy
                optimizer: adam
                """).toString();
        String shown = lines("data", spec);
        assertThat(shown).contains("input   [2]", "outputs 2", "o", "+ ").containsPattern("all +200 +200");
        assertThat(shown.lines().filter(line -> line.contains("|")).count()).isEqualTo(20);
    }

    @Test
    void newSequencesAreArrays() throws IOException {
        JsonNode result = train("""
                dataset: {sequence_copy: {examples: 100, symbols: 2, length: 2, delay: 1}}
                architecture: [{embedding: 8}, {lstm: 16}, {linear: 2}]
                loss: softmax_cross_entropy
                optimizer: {adam: 0.05}
                epochs: 20
                """);
        assertThat(result.at("/metrics/test/accuracy").doubleValue()).isGreaterThan(0.9);
        String run = result.get("run").textValue();
        Path file = NpyWriter.write(folder.resolve("new.npy"), NpyWriter.array("<i8", new int[] {1, 5}, 1, 0, 3, 2, 2));
        assertThat(lines("predict", run, file.toString()))
                .startsWith("file,example,prediction_0,prediction_1,prediction_2,prediction_3,prediction_4\n")
                .endsWith(",1,0\n");
        Path labels =
                NpyWriter.write(folder.resolve("y.npy"), NpyWriter.array("<i8", new int[] {1, 5}, -1, -1, -1, 1, 0));
        assertThat(lines("evaluate", run, "--on", file.toString(), "--labels", labels.toString()))
                .contains("accuracy 1.0000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../examples/formula", "../examples/arrays"})
    void examplesHaveNoErrorsAndALockEach(String examples) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(examples))) {
            List<String> specs = files.map(Path::toString)
                    .filter(name -> name.endsWith(".yaml"))
                    .toList();
            assertThat(specs).hasSizeGreaterThanOrEqualTo(3);
            for (String spec : specs) {
                lines("check", spec);
                assertThat(Path.of(spec.replace(".yaml", ".lock.json"))).exists();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../examples/formula/moons-mlp.yaml", "../examples/arrays/shapes-autoencoder.yaml"})
    void examplesAreReproduced(String spec) {
        lines("verify", spec, "--quiet");
    }
}
