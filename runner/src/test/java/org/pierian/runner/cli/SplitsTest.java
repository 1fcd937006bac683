package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A table with a training, a validation and a test set, from its spec to the last command that reads the run.
class SplitsTest {

    @TempDir
    Path folder;

    private String spec = "";

    @BeforeEach
    void writeSpec() throws IOException {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder("x,y,kind\n");
        for (int i = 0; i < 100; i++) {
            double x = random.nextInt(1000) / 100.0;
            double y = random.nextInt(1000) / 100.0;
            text.append(x).append(',').append(y).append(x + random.nextInt(4) > y ? ",above\n" : ",below\n");
        }
        Files.writeString(folder.resolve("t.csv"), text);
        spec = Files.writeString(folder.resolve("t.yaml"), """
                        dataset:
                          csv:
                            file: t.csv
                            features: [{numeric: x}, {numeric: y}]
                            target: {class: {column: kind, values: [above, below]}}
                            test: {fraction: 0.2}
                            validation: {fraction: 0.3}
                        architecture: [{linear: 16}, tanh, {linear: 2}]
                        loss: softmax_cross_entropy
                        optimizer: {adam: 0.05}
                        batch_size: 10
                        shuffle: true
                        epochs: 60
                        early_stopping: {loss: 5}
                        """).toString();
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private JsonNode train(String... more) throws IOException {
        String[] arguments = new String[more.length + 6];
        System.arraycopy(new String[] {"train", spec, "--out", at("runs"), "--quiet", "--json"}, 0, arguments, 0, 6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        Program.Result result = Program.run(arguments);
        assertThat(result.code()).as(result.err()).isZero();
        return new ObjectMapper().readTree(result.out());
    }

    @Test
    void theRunIsTrainedEvaluatedVerifiedAndListed() throws IOException {
        JsonNode result = train();
        assertThat(result.get("metrics").fieldNames()).toIterable().containsExactly("test", "train", "validation");
        String run = result.get("run").textValue();
        List<String> lines = Files.readAllLines(Path.of(run, "metrics.jsonl"));
        assertThat(lines.stream().filter(line -> line.contains("\"split\":\"test\"")))
                .singleElement()
                .isEqualTo(lines.getLast());
        for (String split : List.of("validation", "test")) {
            Program.Result evaluated = Program.run("evaluate", run, "--split", split, "--json");
            assertThat(evaluated.code()).as(evaluated.err()).isZero();
            JsonNode score = new ObjectMapper().readTree(evaluated.out());
            assertThat(score.get("loss")).isEqualTo(result.at("/metrics/" + split + "/loss"));
        }
        assertThat(Program.run("evaluate", run, "--split", "train").out()).contains("(50 examples");
        assertThat(Program.run("verify", run, spec, "--quiet").code()).isZero();
        Program.Result runs = Program.run("runs", at("runs"), "--sort", "validation_accuracy");
        assertThat(runs.out())
                .containsPattern("test_accuracy +test_loss +validation_accuracy +validation_loss +train_accuracy");
        assertThat(Program.run("train", spec, "--out", at("again"), "--quiet").err())
                .contains("reproduced, bit for bit");
    }

    @Test
    void progressAndDataShowTheValidationSet() {
        Program.Result train = Program.run("train", spec, "--out", at("runs"), "--no-lock");
        assertThat(train.err()).containsPattern("epoch 1/60  train loss .* validation loss ");
        assertThat(train.err()).doesNotContain("  test loss");
        assertThat(train.out()).startsWith("test loss ").contains("(20 examples)");
        Program.Result data = Program.run("data", spec);
        assertThat(data.out())
                .containsPattern("class +train +validation +test")
                .containsPattern("all +50 +30 +20")
                .containsPattern(
                        "range +train +validation +test\nx +[0-9.]+ to [0-9.]+ +[0-9.]+ to [0-9.]+ +[0-9.]+ to");
    }

    @Test
    void withoutAValidationSetThereIsNoneToEvaluateAndNoColumn() throws IOException {
        Files.writeString(
                Path.of(spec),
                Files.readString(Path.of(spec)).replaceAll("    validation: .*\n|early_stopping: .*\n", ""));
        JsonNode result = train("--no-lock");
        assertThat(result.get("metrics").fieldNames()).toIterable().containsExactly("test", "train");
        Program.Result evaluated = Program.run("evaluate", result.get("run").textValue(), "--split", "validation");
        assertThat(evaluated.code()).isEqualTo(2);
        assertThat(evaluated.err()).contains("has no validation set", "`--split train` or `--split test`");
        assertThat(Program.run("runs", at("runs")).out()).doesNotContain("validation");
        assertThat(Program.run("data", spec).out()).doesNotContain("validation");
    }

    @Test
    void seedsAreComparedOnOneSplit() throws IOException {
        String[] first = {"--no-lock", "--set", "dataset.csv.split_seed=9", "--set", "seed=1"};
        String[] second = {"--no-lock", "--set", "dataset.csv.split_seed=9", "--set", "seed=2"};
        String one = train(first).get("run").textValue();
        String two = train(second).get("run").textValue();
        assertThat(Files.readString(Path.of(one, "preprocessing.json")))
                .isEqualTo(Files.readString(Path.of(two, "preprocessing.json")));
        assertThat(Files.readString(Path.of(one, "metrics.jsonl")))
                .isNotEqualTo(Files.readString(Path.of(two, "metrics.jsonl")));
    }

    @Test
    void strataNeedClasses() {
        Program.Result result = Program.run(
                "check",
                spec,
                "--set",
                "dataset.csv.stratify=true",
                "--set",
                "dataset.csv.target={number: kind}",
                "--set",
                "loss=mse",
                "--set",
                "architecture=[{linear: 1}]");
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains("`stratify` needs classes, and the dataset has numbers");
        assertThat(Program.run("check", spec, "--set", "dataset.csv.stratify=true")
                        .code())
                .isZero();
    }
}
