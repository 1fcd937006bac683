package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {

    @TempDir
    Path folder;

    private Path run = Path.of("");

    @BeforeEach
    void train() throws IOException {
        Path spec = Files.copy(Path.of("../examples/specs/xor.yaml"), folder.resolve("xor.yaml"));
        Program.Result trained = Program.run(
                "train", spec.toString(), "--out", folder.resolve("runs").toString(), "--quiet");
        assertThat(trained.code()).as(trained.err()).isZero();
        try (Stream<Path> runs = Files.list(folder.resolve("runs/xor"))) {
            run = runs.findFirst().orElseThrow();
        }
    }

    private Program.Result export(String... arguments) {
        return Program.run(Stream.concat(Stream.of("export", run.toString(), "--to"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    @Test
    void dvcReadsParametersMetricsAndPlots() throws IOException {
        Program.Result result = export("dvc", "--out", folder.toString());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines()).contains(folder.resolve("dvc.yaml").toString());
        JsonNode project = new YAMLMapper().readTree(folder.resolve("dvc.yaml").toFile());
        assertThat(project.at("/params/0").asText()).isEqualTo("pierian/params.yaml");
        assertThat(project.at("/metrics/0").asText()).isEqualTo("pierian/metrics.json");
        assertThat(project.at("/plots/0/pierian~1plots~1metrics/x").asText()).isEqualTo("step");
        assertThat(project.at("/stages/xor/cmd").asText()).isEqualTo("runner train xor.yaml --quiet");
        assertThat(project.at("/stages/xor/deps/0").asText()).isEqualTo("xor.yaml");
        assertThat(project.at("/stages/xor/outs/0/xor.lock.json/persist").asBoolean())
                .isTrue();
        JsonNode record = new JsonMapper().readTree(run.resolve("record.json").toFile());
        JsonNode metrics =
                new JsonMapper().readTree(folder.resolve("pierian/metrics.json").toFile());
        assertThat(metrics).isEqualTo(record.path("metrics"));
        assertThat(folder.resolve("pierian/params.yaml")).hasSameTextualContentAs(run.resolve("spec.yaml"));
        String lines = Files.readString(run.resolve("metrics.jsonl"));
        JsonNode first = new JsonMapper().readTree(lines.lines().findFirst().orElseThrow());
        assertThat(Files.readAllLines(folder.resolve("pierian/plots/metrics/train/loss.tsv")))
                .startsWith("step\tloss", "1\t" + first.path("loss").asDouble())
                .hasSize(1
                        + (int) lines.lines()
                                .filter(line -> line.contains("\"train\""))
                                .count());
    }

    @Test
    void aProjectOfSomebodyElseIsNotWrittenOver() throws IOException {
        Path project = Files.writeString(folder.resolve("dvc.yaml"), "stages: {}\n");
        Program.Result result = export("dvc", "--out", folder.toString());
        assertThat(result.code()).isEqualTo(73);
        assertThat(result.err()).contains("was not written by `runner export`", "--out");
        assertThat(project).hasContent("stages: {}");
        assertThat(folder.resolve("pierian")).doesNotExist();
    }

    @Test
    void withoutItsSpecInTheFolderAProjectHasNoStage() throws IOException {
        assertThat(export("dvc").code()).isZero();
        assertThat(Files.readString(run.resolve("export/dvc/dvc.yaml")))
                .contains("metrics:")
                .doesNotContain("stages");
    }

    @Test
    void aModelCardSaysWhatTheRecordSays() throws IOException {
        Program.Result result = export("model-card", "--json");
        assertThat(result.code()).as(result.err()).isZero();
        JsonNode said = new JsonMapper().readTree(result.out());
        assertThat(said.path("format").asText()).isEqualTo("model-card");
        Path card = Path.of(said.at("/files/0").asText());
        assertThat(card).isEqualTo(run.resolve("export/model-card/README.md"));
        String text = Files.readString(card);
        assertThat(text).startsWith("---\nlibrary_name: pierian\n");
        JsonNode front = new YAMLMapper().readTree(text.substring(4, text.indexOf("\n---\n")));
        assertThat(front.at("/tags/0").asText()).isEqualTo("pierian");
        JsonNode record = new JsonMapper().readTree(run.resolve("record.json").toFile());
        assertThat(text)
                .contains("## Data", "## Training", "## Results", "## How to verify", "## Limits", "## Spec")
                .contains(
                        record.path("weights_sha256").asText(),
                        record.path("spec_sha256").asText())
                .contains("runner verify runs/xor/" + run.getFileName())
                .contains("| " + record.at("/metrics/train/loss").asDouble())
                .contains(Files.readString(run.resolve("spec.yaml")));
    }

    @Test
    void pyTorchGetsTheNetworkAsTextAndTheWeightsAsTheyAre() throws IOException {
        Program.Result result = export("torch");
        assertThat(result.code()).as(result.err()).isZero();
        Path out = run.resolve("export/torch");
        assertThat(result.out().lines())
                .containsExactly(
                        out.resolve("model.py").toString(),
                        out.resolve("weights.safetensors").toString(),
                        out.resolve("examples.safetensors").toString());
        assertThat(Files.readString(out.resolve("model.py")))
                .contains("    model = sequence(\n        (\"0\", nn.Linear(2, 2)),\n        (\"1\", nn.Sigmoid()),\n")
                .contains("TIED = {}", "def sequence(", "load_state_dict(tensors, strict=True)")
                .doesNotContain("class Residual", "#: ");
        assertThat(out.resolve("weights.safetensors")).hasSameBinaryContentAs(run.resolve("weights.safetensors"));
        assertThat(Program.run("inspect", out.resolve("examples.safetensors").toString())
                        .out())
                .contains("inputs [4, 2]", "outputs [4, 1]");
    }

    @Test
    void layersWithoutCounterpartAreNamedAllAtOnce() throws IOException {
        Path spec = Files.writeString(folder.resolve("words.yaml"), """
                name: words
                dataset: {generated: {input: {indices: {shape: [9], vocabulary: 11, lengths: true}}, target: {class: 2}}}
                architecture:
                  - embedding: 4
                  - residual: [{linear: 4}, tanh]
                  - parallel:
                      join: concat
                      branches:
                        - [{permute: [2, 1]}, {conv1d: {out_channels: 2, kernel_size: 3}}, global_max_pool]
                        - [flatten, {linear: 3}]
                  - linear: 2
                loss: softmax_cross_entropy
                optimizer: {adam: 0.01}
                epochs: 1
                """);
        Program.Result trained = Program.run(
                "train", spec.toString(), "--out", folder.resolve("runs").toString(), "--quiet");
        assertThat(trained.code()).as(trained.err()).isZero();
        try (Stream<Path> runs = Files.list(folder.resolve("runs/words"))) {
            run = runs.findFirst().orElseThrow();
        }
        Program.Result refused = export("torch");
        assertThat(refused.code()).isEqualTo(65);
        assertThat(refused.err())
                .contains("2 layers of the network cannot be written", "`2.0.0` (permute)", "`2.1.0` (flatten)")
                .contains("weights.safetensors");
        assertThat(run.resolve("export")).doesNotExist();
    }

    @Test
    void tensorBoardGetsAFolderForEachSplitAmongTheFilesThatGitIgnores() throws IOException {
        Program.Result result = export("tensorboard");
        assertThat(result.code()).as(result.err()).isZero();
        Path first = Path.of(result.out().lines().findFirst().orElseThrow());
        assertThat(first.getParent()).isEqualTo(run.resolve("local/tensorboard/train"));
        assertThat(first.getFileName().toString()).startsWith("events.out.tfevents.");
        String bytes = new String(Files.readAllBytes(first), StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains("brain.Event:2", "loss", "scalars");
        Files.delete(run.resolve("local/timing.jsonl"));
        Files.writeString(
                run.resolve("norms.jsonl"),
                "{\"epoch\":1,\"gradient_norm\":{\"0\":0.5},\"weight_norm\":{\"0\":\"NaN\"}}\n");
        assertThat(export("tensorboard", "--out", folder.resolve("t").toString())
                        .out())
                .contains("t/train/events.out.tfevents.0.", "t/norms/events.out.tfevents.0.");
        byte[] norms = Files.readAllBytes(folder.resolve("t/norms/events.out.tfevents.0." + run.getFileName() + ".v2"));
        assertThat(new String(norms, StandardCharsets.ISO_8859_1)).contains("gradient_norm/0", "weight_norm/0");
    }

    @Test
    void everyFormatIsTheSameInEveryRepetition() throws IOException {
        for (String format : new String[] {"dvc", "model-card", "torch"}) {
            Path first = folder.resolve(format + "-1");
            Path second = folder.resolve(format + "-2");
            assertThat(export(format, "--out", first.toString()).code()).isZero();
            assertThat(export(format, "--out", second.toString()).code()).isZero();
            try (Stream<Path> files = Files.walk(first)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(second.resolve(first.relativize(file))).hasSameBinaryContentAs(file);
                }
            }
        }
    }

    @Test
    void damagedRunsAreRefused() throws IOException {
        String metrics = Files.readString(run.resolve("metrics.jsonl"));
        Files.writeString(run.resolve("metrics.jsonl"), metrics.replaceFirst("1", "2"));
        Program.Result changed = export("dvc");
        assertThat(changed.code()).isEqualTo(65);
        assertThat(changed.err()).contains("`metrics.jsonl` is not the one of the run");
        Files.delete(run.resolve("metrics.jsonl"));
        assertThat(export("dvc").code()).isEqualTo(66);
        Files.writeString(run.resolve("record.json"), "{}");
        assertThat(export("model-card").code()).isEqualTo(65);
        Files.delete(run.resolve("record.json"));
        Program.Result unfinished = export("model-card");
        assertThat(unfinished.code()).isEqualTo(66);
        assertThat(unfinished.err()).contains("has no record.json", "runner resume");
        Files.delete(run.resolve("spec.yaml"));
        assertThat(export("model-card").err()).contains("is not a run folder");
        assertThat(run.resolve("export")).doesNotExist();
    }

    @Test
    void optionsOfAnotherFormatAreRefused() {
        assertThat(export("mlflow", "--out", folder.toString()).err()).contains("`--out` is for files");
        assertThat(export("dvc", "--tracking-uri", "http://localhost").err()).contains("is for `--to mlflow`");
    }

    @Test
    void formatsAreNamed() {
        assertThat(export("docx").code()).isEqualTo(2);
        assertThat(export("docx").err()).contains("dvc", "model-card");
        assertThat(Program.run("export", run.toString()).code()).isEqualTo(2);
    }
}
