package org.pierian.runner.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a run says is what `predict` says, bit by bit.
class RunTest {

    private static final Path EXAMPLES = Path.of("../examples").toAbsolutePath().normalize();

    private static final String TABLE = """
            name: table
            seed: 4
            dataset:
              csv:
                file: table.csv
                decimal: comma
                separator: semicolon
                features:
                  - numeric: {column: size, missing: mean}
                  - categorical: {column: colour, values: [red, green]}
                  - datetime: {column: day, parts: [month]}
                target: {number: price}
                test: {fraction: 0.2}
            architecture: [{linear: 5}, tanh, {linear: 1}]
            loss: mse
            optimizer: {adam: 0.01}
            batch_size: 4
            epochs: 3
            """;

    @TempDir
    Path folder;

    private Path trained(String spec, String... overrides) {
        return Experiment.of(EXAMPLES.resolve(spec))
                .withRunsFolder(folder.resolve("runs"))
                .withOverrides(overrides)
                .train()
                .folder();
    }

    private Path table() throws IOException {
        StringBuilder rows = new StringBuilder("size;colour;day;price\n");
        for (int i = 0; i < 40; i++) {
            rows.append(i % 7).append(",5;").append(i % 3 == 0 ? "red" : "green");
            rows.append(";2024-0")
                    .append(1 + i % 9)
                    .append("-11;")
                    .append(3 * i)
                    .append(",25\n");
        }
        Files.writeString(folder.resolve("table.csv"), rows);
        return Files.writeString(folder.resolve("table.yaml"), TABLE);
    }

    @Test
    void classesAndProbabilitiesOfRowsAreThoseOfTheCommandLine() throws IOException {
        Path path = trained("specs/two-moons.yaml", "epochs=3");
        Path table = EXAMPLES.resolve("specs/two-moons.csv");
        List<JsonNode> expected = CommandLineRuns.predict(path, table.toString(), "--probabilities");
        List<Map<String, String>> rows = new ArrayList<>();
        Files.readAllLines(table).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(cells -> rows.add(Map.of("x", cells[0], "y", cells[1])));
        try (Run run = Run.open(path)) {
            assertThat(run.inputKind()).isEqualTo(InputKind.ROWS);
            assertThat(run.columns()).containsExactly("x", "y");
            assertThat(run.classes()).containsExactly("upper", "lower");
            assertThat(run.name()).isEqualTo("two-moons");
            assertThat(run.id()).contains(String.valueOf(path.getFileName()));
            assertThat(run.spec()).isEqualTo(Files.readString(path.resolve("spec.yaml")));
            assertThat(run.metrics().get("test")).containsKeys("loss", "accuracy");
            assertThat(Files.readAllLines(table).getFirst()).isEqualTo("x,y,moon");
            List<Prediction> all = run.predictAll(rows);
            assertThat(all).hasSize(expected.size()).isEqualTo(run.predictFile(table));
            for (int i = 0; i < all.size(); i++) {
                assertThat(all.get(i)).isEqualTo(classOf(expected.get(i), run.classes()));
            }
            assertThat(run.predict(rows.get(7))).isEqualTo(all.get(7));
        }
    }

    private static Prediction classOf(JsonNode line, List<String> classes) {
        LinkedHashMap<String, Double> probabilities = new LinkedHashMap<>();
        classes.forEach(
                name -> probabilities.put(name, line.get("probability_" + name).doubleValue()));
        return new Prediction.OfClass(line.get("prediction").textValue(), probabilities);
    }

    @Test
    void valuesOfJavaAreCellsOfTheTable() throws IOException {
        Path path = Experiment.of(table())
                .withRunsFolder(folder.resolve("runs"))
                .train()
                .folder();
        Map<String, Object> row = new HashMap<>(
                Map.of("size", 2.5, "colour", "red", "day", LocalDate.of(2024, 3, 11), "other", List.of("ignored")));
        row.remove("other");
        try (Run run = Run.open(path, 2)) {
            double price = ((Prediction.OfNumbers) run.predict(row)).value();
            JsonNode line = CommandLineRuns.predict(
                            path, "--row", "size=2,5", "--row", "colour=red", "--row", "day=2024-03-11")
                    .getFirst();
            assertThat(price).isEqualTo(line.get("prediction").doubleValue());
            row.put("size", null);
            JsonNode missing = CommandLineRuns.predict(
                            path, "--row", "size=", "--row", "colour=red", "--row", "day=2024-03-11")
                    .getFirst();
            assertThat(run.predict(row))
                    .isEqualTo(new Prediction.OfNumbers(
                            List.of(missing.get("prediction").doubleValue())));
            row.put("size", List.of(1));
            assertThatThrownBy(() -> run.predict(row))
                    .hasMessageStartingWith("the value of `size` is a java.util.")
                    .hasMessageEndingWith("which is no cell of a table");
        }
    }

    @Test
    void badRowsAreRefusedTogetherWithTheirPlaces() throws IOException {
        Path path = Experiment.of(table())
                .withRunsFolder(folder.resolve("runs"))
                .train()
                .folder();
        Map<String, Object> good = Map.of("size", 1, "colour", "red", "day", "2024-03-11");
        try (Run run = Run.open(path)) {
            List<Prediction> before = run.predictAll(List.of(good, good));
            PierianException refused = catchThrowableOfType(
                    PierianException.class,
                    () -> run.predictAll(List.of(
                            good,
                            Map.of("size", 1, "colour", "blue", "day", "2024-03-11"),
                            Map.of("colour", "red", "size", "wide", "day", "2024-03-11"))));
            assertThat(refused.exitCode()).isEqualTo(65);
            assertThat(refused.details()).hasSize(2);
            assertThat(refused.details().get(0)).startsWith("row 2: column `colour`: `blue`");
            assertThat(refused.details().get(1)).startsWith("row 3: column `size`: `wide`");
            assertThat(refused.text()).startsWith("error[D024]: `row` has 2 errors\n  --> row 2\n");
            PierianException missing = catchThrowableOfType(
                    PierianException.class, () -> run.predict(Map.of("size", 1, "color", "red", "day", "2024-03-11")));
            assertThat(missing.code()).contains("D035");
            assertThat(missing.details()).contains("no column `colour`; is it `color`?");
            assertThat(run.predictAll(List.of(good, good)))
                    .as("nothing is left of them")
                    .isEqualTo(before);
            assertThat(run.predictAll(List.of())).isEmpty();
        }
    }

    @Test
    void labelsOfArraysAreThoseOfTheCommandLine() throws IOException {
        Path path = trained("arrays/shapes-labels.yaml", "epochs=1");
        Path file = EXAMPLES.resolve("arrays/shapes.npz");
        float[] numbers = new float[16 * 16];
        IntStream.range(0, numbers.length).forEach(i -> numbers[i] = i % 13 * 0.25f);
        Path npy = folder.resolve("one.npy");
        Npy.write(npy, numbers, 1, 16, 16);
        List<JsonNode> expected = CommandLineRuns.predict(path, npy.toString(), "--probabilities");
        try (Run run = Run.open(path)) {
            assertThat(run.inputKind()).isEqualTo(InputKind.ARRAYS);
            Prediction.OfLabels labels = (Prediction.OfLabels) run.predictArray(numbers);
            JsonNode line = expected.getFirst();
            assertThat(labels.probabilities().get("square"))
                    .isEqualTo(line.get("probability_square").doubleValue());
            assertThat(labels.labels().get("disc"))
                    .isEqualTo(line.get("prediction_disc").intValue() == 1);
            assertThat(labels).isEqualTo(run.predictFile(npy).getFirst());
            List<JsonNode> all = CommandLineRuns.predict(path, file.toString(), "--probabilities");
            assertThat(run.predictFile(file))
                    .hasSize(all.size())
                    .element(3)
                    .satisfies(third -> assertThat(((Prediction.OfLabels) third)
                                    .probabilities()
                                    .get("disc"))
                            .isEqualTo(all.get(3).get("probability_disc").doubleValue()));
            float[] short1 = {1, 2, 3};
            PierianException refused = catchThrowableOfType(PierianException.class, () -> run.predictArray(short1));
            assertThat(refused).hasMessage("an example has 3 numbers, expected 256 for the shape [1, 16, 16]");
            assertThat(run.predictArrays(List.of())).isEmpty();
        }
    }

    @Test
    void tokensOfTextsAreThoseOfTheCommandLine() throws IOException {
        Path path = trained("text/journeys.yaml", "epochs=2");
        List<String> texts = List.of("Nora saw Kim", "Does Nora know Oslo ?");
        Path file = Files.writeString(folder.resolve("texts.txt"), String.join("\n", texts) + "\n");
        List<JsonNode> lines = CommandLineRuns.predict(path, file.toString());
        try (Run run = Run.open(path)) {
            List<Prediction> predicted = run.predictTexts(texts);
            List<Prediction> expected = List.of(
                    new Prediction.OfPositions(lines.stream()
                            .limit(3)
                            .map(line -> line.get("prediction").textValue())
                            .toList()),
                    new Prediction.OfPositions(lines.stream()
                            .skip(3)
                            .map(line -> line.get("prediction").textValue())
                            .toList()));
            assertThat(lines).hasSize(8);
            assertThat(predicted).isEqualTo(expected);
            assertThatThrownBy(() -> run.predictText("two\nlines")).hasMessage("a text has several lines");
            assertThatThrownBy(() -> run.predictText("")).hasMessage("a text is empty");
        }
    }

    @Test
    void classesOfTextsAreThoseOfTheCommandLine() throws IOException {
        Path path = trained("text/number-words.yaml", "epochs=1");
        Path file = Files.writeString(folder.resolve("words.txt"), "vijftien\nonze\n");
        List<JsonNode> lines = CommandLineRuns.predict(path, file.toString(), "--probabilities");
        try (Run run = Run.open(path)) {
            assertThat(run.predictTexts(List.of("vijftien", "onze")))
                    .containsExactly(classOf(lines.get(0), run.classes()), classOf(lines.get(1), run.classes()));
            PierianException refused =
                    catchThrowableOfType(PierianException.class, () -> run.predictTexts(List.of("onze", "\u4E94")));
            assertThat(refused.code()).contains("D025");
            assertThat(refused.place()).contains("text 2:1");
        }
    }

    @Test
    void picturesInMemoryAreThoseInFiles() throws IOException {
        Path data = Files.createDirectories(folder.resolve("pictures"));
        for (String name : List.of("dark", "light")) {
            Files.createDirectory(data.resolve(name));
            for (int i = 0; i < 8; i++) {
                Files.write(data.resolve(name).resolve(i + ".pgm"), picture(name.equals("dark") ? i : 250 - i));
            }
        }
        Path spec = Files.writeString(folder.resolve("pictures.yaml"), """
                name: pictures
                dataset:
                  images: {folder: pictures, size: [4, 4], channels: gray, classes: [dark, light], test: {fraction: 0.25}}
                architecture: [flatten, {linear: 2}]
                loss: softmax_cross_entropy
                optimizer: {adam: 0.01}
                epochs: 2
                """);
        Path path = Experiment.of(spec)
                .withRunsFolder(folder.resolve("runs"))
                .train()
                .folder();
        Path file = Files.write(folder.resolve("new.pgm"), picture(99));
        JsonNode line = CommandLineRuns.predict(path, file.toString(), "--probabilities")
                .getFirst();
        try (Run run = Run.open(path)) {
            assertThat(run.predictPicture(Files.readAllBytes(file))).isEqualTo(classOf(line, run.classes()));
            PierianException refused =
                    catchThrowableOfType(PierianException.class, () -> run.predictPicture(new byte[] {1, 2, 3}));
            assertThat(refused.code()).contains("D040");
            PierianException other = catchThrowableOfType(PierianException.class, () -> run.predict(Map.of("x", 1)));
            assertThat(other.exitCode()).isEqualTo(2);
            assertThat(other).hasMessage("the network takes pictures, and rows of a table were given");
            assertThat(other.help()).containsExactly("call `predictPicture` with the bytes of a file");
        }
    }

    private static byte[] picture(int level) {
        byte[] head = "P5 4 4 255\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] file = java.util.Arrays.copyOf(head, head.length + 16);
        for (int i = 0; i < 16; i++) {
            file[head.length + i] = (byte) (level + i % 5);
        }
        return file;
    }

    @Test
    void continuedTextsAreThoseOfTheCommandLine() throws IOException {
        Files.writeString(folder.resolve("tale.txt"), "the cat sat on the mat and the rat sat on the cat. ".repeat(8));
        Path spec = Files.writeString(folder.resolve("tale.yaml"), """
                name: tale
                dataset: {text: {file: tale.txt, tokens: {characters: 13}, sequence_length: 8}}
                architecture: [{embedding: 8}, {lstm: 8}, {linear: 13}]
                loss: softmax_cross_entropy
                optimizer: {adam: 0.01}
                epochs: 2
                """);
        Path path = Experiment.of(spec)
                .withRunsFolder(folder.resolve("runs"))
                .train()
                .folder();
        JsonNode line = CommandLineRuns.predict(
                        path, "--prompt", "the ", "--length", "40", "--seed", "5", "--temperature", "0.7")
                .getFirst();
        try (Run run = Run.open(path)) {
            assertThat(run.inputKind()).isEqualTo(InputKind.BEGINNINGS);
            assertThat(run.continueText("the ", new TextOptions(40, 0.7, 1_000_000, 5)))
                    .isEqualTo(line.get("text").textValue())
                    .hasSize(40);
            assertThat(run.continueText("the ")).hasSize(200);
        }
    }

    @Test
    void outputsAreThoseOfTheLastLayer() throws IOException {
        Path path = trained("specs/xor.yaml", "epochs=2");
        try (Run run = Run.open(path)) {
            float output = run.outputs(1, 0)[0];
            Prediction.OfClass answer = (Prediction.OfClass) run.predict(Map.of("a", 1, "b", 0));
            assertThat(answer.probabilities())
                    .as("the loss is not one of probabilities")
                    .isEmpty();
            assertThat(answer.name()).isEqualTo(output > 0.5f ? "1" : "0");
            assertThatThrownBy(() -> run.outputs(1, 0, 0)).hasMessage("the network takes 2 inputs, and 3 were given");
        }
    }

    @Test
    void manyThreadsMayShareARun() throws Exception {
        Path path = trained("specs/two-moons.yaml", "epochs=2");
        try (Run run = Run.open(path);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Map<String, Double>> rows = IntStream.range(0, 200)
                    .mapToObj(i -> Map.of("x", i / 100.0, "y", 1 - i / 200.0))
                    .toList();
            List<Prediction> alone = run.predictAll(rows);
            List<Callable<Prediction>> calls = new ArrayList<>();
            rows.forEach(row -> calls.add(() -> run.predict(row)));
            List<Prediction> together = new ArrayList<>();
            for (Future<Prediction> one : threads.invokeAll(calls)) {
                together.add(one.get());
            }
            assertThat(together).isEqualTo(alone);
        }
    }

    @Test
    void aClosedRunAndAFolderThatIsNoneSaySo() throws IOException {
        Path path = trained("specs/xor.yaml", "epochs=1");
        Run run = Run.open(path);
        run.close();
        run.close();
        assertThatThrownBy(() -> run.predict(Map.of("a", 1, "b", 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the run is closed");
        PierianException none = catchThrowableOfType(PierianException.class, () -> Run.open(folder));
        assertThat(none.exitCode()).isEqualTo(66);
        assertThat(none).hasMessage("`" + folder + "` is not a run folder: it has no spec.yaml");
        Files.write(path.resolve("weights.safetensors"), new byte[] {1, 2});
        PierianException damaged = catchThrowableOfType(PierianException.class, () -> Run.open(path));
        assertThat(damaged.exitCode()).isEqualTo(65);
    }
}
