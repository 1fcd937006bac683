package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Two classes with a single output, from training to predictions.
class SingleOutputTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path spec(String loss, int outputs) throws IOException {
        Files.writeString(folder.resolve("table.csv"), rows(0));
        Files.writeString(folder.resolve("test.csv"), rows(0.25));
        return Files.writeString(folder.resolve("single.yaml"), """
                name: single
                dataset:
                  csv: {file: table.csv, features: [{numeric: x}], target: {boolean: ripe}, test: {file: test.csv}}
                architecture: [{linear: %s}]
                loss: %s
                optimizer: {adam: 0.1}
                batch_size: 8
                epochs: 40
                shuffle: true
                """.formatted(outputs, loss));
    }

    private static String rows(double shift) {
        StringBuilder text = new StringBuilder("x,ripe\n");
        for (int i = -20; i < 20; i++) {
            text.append(i + shift).append(i > 3 ? ",yes\n" : ",no\n");
        }
        return text.toString();
    }

    private JsonNode train(String loss) throws IOException {
        Program.Result result = Program.run(
                "train",
                spec(loss, 1).toString(),
                "--out",
                folder.resolve("runs").toString(),
                "--quiet",
                "--json");
        assertThat(result.code()).as(result.err()).isZero();
        return JSON.readTree(result.out());
    }

    private List<String> predict(JsonNode trained, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "predict",
                trained.get("run").textValue(),
                folder.resolve("test.csv").toString(),
                "--keep",
                "ripe"));
        arguments.addAll(List.of(more));
        Program.Result result = Program.run(arguments.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        return result.out().lines().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary_cross_entropy", "hinge"})
    void accuracyAndPredictionsAgree(String loss) throws IOException {
        JsonNode trained = train(loss);
        double accuracy = trained.get("metrics").get("test").get("accuracy").doubleValue();
        assertThat(accuracy).isGreaterThan(0.9);
        List<String> lines = predict(trained);
        assertThat(lines).hasSize(41).first().isEqualTo("ripe,prediction");
        long right = lines.stream()
                .filter(line -> line.equals("yes,true") || line.equals("no,false"))
                .count();
        assertThat(right / 40.0).isEqualTo(accuracy);
    }

    @Test
    void probabilitiesBelongToThePredictions() throws IOException {
        List<String> lines = predict(train("binary_cross_entropy"), "--probabilities");
        assertThat(lines.getFirst()).isEqualTo("ripe,prediction,probability_false,probability_true");
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = List.of(line.split(",", -1));
            double no = Double.parseDouble(cells.get(2));
            double yes = Double.parseDouble(cells.get(3));
            assertThat(no + yes).isEqualTo(1, within(1e-12));
            assertThat(cells.get(1)).isEqualTo(Boolean.toString(yes >= no));
        }
    }

    @ParameterizedTest
    @CsvSource({"binary_cross_entropy, 2", "hinge, 2", "multi_margin, 1", "softmax_cross_entropy, 1"})
    void anotherNumberOfOutputsIsRefused(String loss, int outputs) throws IOException {
        Program.Result result = Program.run("check", spec(loss, outputs).toString());
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains("the last layer gives [" + outputs + "]");
    }
}
