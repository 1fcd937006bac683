package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Runs that change, and runs that take no rows.
class ServedKindsTest extends ServedRuns {

    @Test
    void aChangedRunIsLoadedAnewAndADamagedOneIsNot() throws Exception {
        SmallTable small = SmallTable.train(folder, SmallTable.NUMBERS);
        Path other = train(SmallTable.NUMBERS
                .replace("table.csv", "home/table.csv")
                .replace("test.csv", "home/test.csv")
                .replace("seed: 4", "seed: 5"));
        serve(named("small", small.run()));
        String row = "{\"size\": 1, \"colour\": \"red\", \"age\": 3}";
        String before = good(post("/predict", "application/json", row));
        Path weights = small.run().resolve("weights.safetensors");
        Files.write(weights, new byte[10]);
        await(() -> log.stream().anyMatch(line -> line.startsWith("failed")));
        assertThat(good(post("/predict", "application/json", row))).isEqualTo(before);
        for (String name : List.of("spec.yaml", "preprocessing.json", "record.json", "weights.safetensors")) {
            Files.copy(other.resolve(name), small.run().resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        await(() -> log.contains("reloaded small"));
        String after = good(post("/predict", "application/json", row));
        assertThat(after)
                .isNotEqualTo(before)
                .isEqualTo(list(predicted(
                        other.toString(),
                        "--row",
                        "size=1",
                        "--row",
                        "colour=red",
                        "--row",
                        "age=3",
                        "--format",
                        "jsonl")));
    }

    @Test
    void textsAreAnsweredAndContinued() throws Exception {
        Files.createDirectories(folder.resolve("w"));
        Files.writeString(folder.resolve("w/vowels.txt"), "aei\nea\niea\naa\neie\n".repeat(6));
        Files.writeString(folder.resolve("w/consonants.txt"), "bcd\ncb\ndcb\nbb\ncdc\n".repeat(6));
        String rest = "loss: softmax_cross_entropy\noptimizer: {adam: 0.03}\nbatch_size: 8\nepochs: 2\n";
        Path lines = train("""
                name: lines
                dataset: {text_folder: {folder: w, classes: [vowels, consonants], sequence_length: 8, tokens: {characters: 6}}}
                architecture: [embedding: 8, lstm: {hidden_size: 8, output: last}, linear: 2]
                """ + rest);
        Files.writeString(folder.resolve("t.txt"), "the cat sat on the mat\n".repeat(40));
        Path writer = train("""
                name: writer
                dataset: {text: {file: t.txt, tokens: {characters: 11}, sequence_length: 8}}
                architecture: [embedding: 8, gru: 8, linear: 11]
                """ + rest);
        serve(named("lines", lines), named("writer", writer));
        Path texts = Files.writeString(folder.resolve("texts.txt"), "aeia\nbcdb\nae\n");
        String expected = predicted(lines.toString(), texts.toString(), "--format", "jsonl")
                .replace(texts.toString(), "body");
        assertThat(good(post("/runs/lines/predict", "text/plain", "aeia\nbcdb\nae\n")))
                .isEqualTo(list(expected));
        assertThat(good(post("/runs/lines/predict", "application/json", "{\"texts\": [\"aeia\", \"bcdb\", \"ae\"]}")))
                .isEqualTo(list(expected));
        refused(post("/runs/lines/predict", "application/json", "{\"text\": \"a\\nb\"}"), 400, "one line");
        refused(post("/runs/lines/predict", "application/json", "{\"text\": \"xyz\"}"), 400, "character");
        String prompt =
                "{\"prompt\": \"the\", \"length\": 9, \"temperature\": 2.5, \"top_k\": 4, \"samples\": 2, \"seed\": 7}";
        assertThat(good(post("/runs/writer/predict", "application/json", prompt)))
                .isEqualTo(list(predicted(
                        writer.toString(),
                        "--prompt",
                        "the",
                        "--length",
                        "9",
                        "--temperature",
                        "2.5",
                        "--top-k",
                        "4",
                        "--samples",
                        "2",
                        "--seed",
                        "7",
                        "--format",
                        "jsonl")));
        refused(
                post("/runs/writer/predict", "application/json", "{\"prompt\": \"the\", \"length\": 0}"),
                400,
                "length");
        refused(post("/runs/writer/predict", "application/json", "{\"length\": 3}"), 400, "prompt");
    }

    @Test
    void arraysAreAnsweredFromFilesOfNumPyAndFromLists() throws Exception {
        Path run = train("""
                name: points
                dataset: {moons: {noise: 0.1}}
                architecture: [{linear: 4}, tanh, {linear: 2}]
                loss: softmax_cross_entropy
                optimizer: {adam: 0.03}
                epochs: 1
                """);
        serve(named("points", run));
        JsonNode about = JSON.readTree(get("/runs/points"));
        assertThat(about.get("takes").textValue()).isIn("rows", "arrays");
        String json = about.get("takes").textValue().equals("arrays")
                ? "{\"inputs\": [[0.5, -0.25], [1, 2]]}"
                : "[{\"x\": 0.5, \"y\": -0.25}, {\"x\": 1, \"y\": 2}]";
        JsonNode answer = JSON.readTree(good(post("/predict?probabilities=true", "application/json", json)));
        assertThat(answer.get("predictions")).hasSize(2);
    }
}
