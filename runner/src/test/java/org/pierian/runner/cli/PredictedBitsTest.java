package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.pierian.runner.cli.ComparedOutputs.assertSame;
import static org.pierian.runner.cli.ComparedOutputs.evaluated;
import static org.pierian.runner.cli.ComparedOutputs.predict;
import static org.pierian.runner.cli.ComparedOutputs.probabilities;
import static org.pierian.runner.cli.ComparedOutputs.target;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.runner.dataset.Intake;
import org.pierian.runner.dataset.csv.CsvRows;
import org.pierian.runner.dataset.csv.Dialect;
import org.pierian.runner.predict.BadExamples;
import org.pierian.runner.predict.Forecast;
import org.pierian.runner.predict.LineForm;
import org.pierian.runner.predict.TableExamples;
import org.pierian.runner.predict.Wanted;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.TrainedRun;
import org.pierian.spec.Split;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecReader;

/// What `predict` says is what evaluating the same examples gave, bit by bit.
class PredictedBitsTest {

    @TempDir
    Path folder;

    private Path trained(Path spec, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                spec.toString(),
                "-q",
                "--json",
                "--no-lock",
                "--out",
                folder.resolve("runs").toString()));
        arguments.addAll(List.of(more));
        Program.Result result = Program.run(arguments.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        return Path.of(new ObjectMapper().readTree(result.out()).get("run").textValue());
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void ofASmallTable(boolean classes) throws IOException {
        SmallTable small = SmallTable.train(folder, classes ? SmallTable.CLASSES : SmallTable.NUMBERS);
        List<float[]> outputs = evaluated(small.run(), folder.resolve("home"), Split.TEST);
        assertThat(outputs).hasSize(75);
        SmallTable moved = small.moved(folder);
        Path test = Files.writeString(folder.resolve("new.csv"), moved.test());
        JsonNode rows = predict(moved.run(), List.of(test.toString()), probabilities(moved.run()));
        assertSame(rows, outputs, new int[0], target(moved.run()));
        if (!classes) {
            double first = rows.get(0).get("prediction").doubleValue();
            assertThat(first).as("in the unit of the prices").isBetween(700.0, 1900.0);
        }
    }

    /// The rows that the seed has drawn for training and test, and of them those that the test set has.
    private static int[] testRows(long seed, int rows, int test) {
        int[] order = new int[rows];
        RandomStream.of(seed, StreamTag.SPLIT, "").permute(0, order);
        return java.util.Arrays.copyOf(order, test);
    }

    @Test
    void ofTheExampleWithATable() throws IOException {
        Path examples = Path.of("../examples/specs");
        Path run = trained(examples.resolve("two-moons.yaml"));
        List<float[]> outputs = evaluated(run, examples, Split.TEST);
        JsonNode rows = predict(run, List.of(examples.resolve("two-moons.csv").toString()), "--probabilities");
        assertSame(rows, outputs, testRows(0, rows.size(), outputs.size()), target(run));
    }

    @ParameterizedTest
    @CsvSource({"titanic, survived, true", "penguins, species, true", "diamonds, price, false", "mpg, mpg, false"})
    void ofARealTable(String name, String target, boolean classes) throws IOException {
        assumeTrue(Program.data().isPresent(), "the tables are not here: RUNNER_DATA");
        Path csv = Files.copy(
                Program.data().orElseThrow().resolve("tabular").resolve(name + ".csv"), folder.resolve(name + ".csv"));
        Path spec = folder.resolve("new.yaml");
        assertThat(Program.run("init", "--from", csv.toString(), spec.toString(), "--target", target)
                        .code())
                .isZero();
        String[] drawnFromAll = classes ? new String[] {"--set", "dataset.csv.stratify=false"} : new String[0];
        Path run = trained(
                spec,
                Stream.concat(Stream.of("--set", "epochs=1"), Stream.of(drawnFromAll))
                        .toArray(String[]::new));
        List<float[]> outputs = evaluated(run, folder, Split.TEST);
        Path data = folder.resolve("rows.csv");
        Files.move(csv, data);
        Path moved = Files.createDirectory(folder.resolve("moved"));
        for (String file : List.of("spec.yaml", "preprocessing.json", "weights.safetensors")) {
            Files.copy(run.resolve(file), moved.resolve(file));
        }
        JsonNode rows = predict(moved, List.of(data.toString()), probabilities(moved));
        assertSame(rows, outputs, testRows(0, rows.size(), outputs.size()), target(moved));
    }

    @Test
    void ofHandwrittenDigits() throws IOException {
        assumeTrue(Program.data().isPresent(), "the MNIST files are not here: RUNNER_DATA");
        Path data = Program.data().orElseThrow();
        Path run = trained(
                Path.of("../examples/specs/mnist-logistic.yaml"),
                "--set",
                "dataset={mnist: {train_limit: 500, test_limit: 700}}",
                "--data-dir",
                data.toString());
        List<float[]> outputs = evaluated(run, folder, Split.TEST);
        assertThat(outputs).hasSize(700);
        Path images = data.resolve("mnist/t10k-images-idx3-ubyte.gz");
        JsonNode rows = predict(run, List.of(images.toString()), "--probabilities");
        assertThat(rows).hasSize(10_000);
        assertThat(rows.get(699).get("image").textValue()).isEqualTo("699");
        assertSame(rows, outputs, new int[0], target(run));

        Path labels = data.resolve("mnist/t10k-labels-idx1-ubyte.gz");
        Program.Result on = Program.run(
                "evaluate", run.toString(), "--on", images.toString(), "--labels", labels.toString(), "--json");
        assertThat(on.code()).as(on.err()).isZero();
        assertThat(on.out()).startsWith("{\"epoch\":").contains("\"split\":\"new\"", "\"accuracy\":");
    }

    @Test
    void ofTheComputedExamples() throws IOException {
        Path xor = trained(Path.of("../examples/specs/xor.yaml"));
        Path four = Files.writeString(folder.resolve("four.csv"), "b,a\n0,0\n1,0\n0,1\n1,1\n");
        Program.Result result = Program.run("predict", xor.toString(), four.toString());
        assertThat(result.out()).isEqualTo("prediction\n0\n1\n1\n0\n");
        assertThat(Program.run("predict", xor.toString(), four.toString(), "--probabilities")
                        .code())
                .as("its loss is no softmax")
                .isEqualTo(2);

        Path fizzbuzz = trained(Path.of("../examples/specs/fizzbuzz.yaml"), "--set", "epochs=3");
        StringBuilder numbers = new StringBuilder("number\n");
        for (int n = 1; n <= 100; n++) {
            numbers.append(n).append('\n');
        }
        Path hundred = Files.writeString(folder.resolve("hundred.csv"), numbers);
        JsonNode rows = predict(fizzbuzz, List.of(hundred.toString()), "--probabilities");
        assertSame(rows, evaluated(fizzbuzz, folder, Split.TEST), new int[0], target(fizzbuzz));
        for (String bad : List.of("1024", "-1", "1.5", "", "01", "99999999999")) {
            Program.Result refused = Program.run("predict", fizzbuzz.toString(), "--row", "number=" + bad);
            assertThat(refused.code()).as(bad).isEqualTo(65);
            assertThat(refused.err()).contains("is not an integer from 0 to 1023", "--> --row");
        }
        assertThat(Program.run("evaluate", fizzbuzz.toString(), "--on", hundred.toString())
                        .code())
                .isEqualTo(2);
    }

    @Test
    void whateverPassesThroughTheNetworkTogetherAndWithHowManyThreads() throws IOException {
        SmallTable small = SmallTable.train(folder, SmallTable.CLASSES);
        Path test = Files.writeString(folder.resolve("new.csv"), small.test());
        ResolvedSpec spec = SpecReader.read(small.run().resolve("spec.yaml"), List.of())
                .spec()
                .orElseThrow();
        Dialect dialect = Dialect.of(spec.spec().dataset());
        Map<String, String> texts = new java.util.TreeMap<>();
        for (int capacity : new int[] {1, 7, 64, 1000}) {
            for (int threads : new int[] {1, 2}) {
                try (Backend backend = new CpuBackend(KernelChoice.AUTO, threads)) {
                    TrainedRun run = TrainedRun.load(new RunFolder(small.run()), spec.spec(), capacity, backend);
                    StringBuilder text = new StringBuilder();
                    Forecast forecast =
                            new Forecast(run, new Wanted(true, OptionalInt.empty()), LineForm.CSV, text::append);
                    Intake.Table table = (Intake.Table) run.intake();
                    try (BadExamples bad = new BadExamples("", Optional.empty());
                            CsvRows rows = CsvRows.open(test, "new.csv", dialect)) {
                        new TableExamples(table.coder(), List.of("id"), bad, forecast).read(rows, "new.csv");
                        bad.refuse();
                    }
                    forecast.flush();
                    assertThat(forecast.count()).isEqualTo(75);
                    texts.put(capacity + " at once, threads: " + threads, text.toString());
                }
            }
        }
        assertThat(texts).hasSize(8);
        assertThat(texts.values().stream().distinct()).hasSize(1);
    }

    @Test
    void ofPicturesInFilesOfTheirOwn() throws IOException {
        Files.createDirectory(folder.resolve("home"));
        Path home = folder.resolve("home");
        org.pierian.runner.dataset.idx.IdxFiles.images(home.resolve("a.idx"), 6, 3, 4);
        org.pierian.runner.dataset.idx.IdxFiles.labels(home.resolve("a-classes.idx"), 0, 2, 1, 1, 0, 2);
        Path spec = Files.writeString(home.resolve("pictures.yaml"), """
                dataset:
                  idx:
                    train_images: a.idx
                    train_labels: a-classes.idx
                    test_images: a.idx
                    test_labels: a-classes.idx
                    height: 3
                    width: 4
                    classes: 3
                    scale: standard
                    layout: image
                architecture: [{conv2d: {out_channels: 2, kernel_size: 2}}, relu, flatten, {linear: 3}]
                loss: softmax_cross_entropy
                optimizer: {adam: 0.01}
                epochs: 3
                """);
        Path run = trained(spec);
        List<float[]> outputs = evaluated(run, home, Split.TEST);
        JsonNode many = predict(run, List.of(home.resolve("a.idx").toString()), "--probabilities");
        assertSame(many, outputs, new int[0], target(run));

        List<String> files = new ArrayList<>();
        for (int image = 0; image < 6; image++) {
            var picture = new java.awt.image.BufferedImage(4, 3, java.awt.image.BufferedImage.TYPE_BYTE_GRAY);
            for (int i = 0; i < 12; i++) {
                picture.getRaster().setSample(i % 4, i / 4, 0, (7 * (12 * image + i)) & 0xFF);
            }
            Path file = folder.resolve(image + ".png");
            assertThat(javax.imageio.ImageIO.write(picture, "png", file.toFile()))
                    .isTrue();
            files.add(file.toString());
        }
        JsonNode each = predict(run, files, "--probabilities");
        assertSame(each, outputs, new int[0], target(run));
        assertThat(each.get(5).get("file").textValue()).isEqualTo(files.get(5));

        Files.writeString(folder.resolve("2.png"), "no picture");
        Program.Result refused = Program.run(Stream.concat(Stream.of("predict", run.toString()), files.stream())
                .toArray(String[]::new));
        assertThat(refused.code()).isEqualTo(65);
        assertThat(refused.err()).contains("error[D040]", "2.png");
        Path out = folder.resolve("out.csv");
        Program.Result skipped = Program.run(Stream.concat(
                        Stream.of("predict", run.toString(), "--skip-bad", "--out", out.toString()), files.stream())
                .toArray(String[]::new));
        assertThat(skipped.code()).isEqualTo(65);
        assertThat(Files.readAllLines(out)).hasSize(6);
        assertThat(skipped.err())
                .contains("1 picture of 6 was left out", "replace the pictures that are listed in `" + out + ".bad`")
                .doesNotContain("row");
        assertThat(folder.resolve("out.csv.bad")).content().contains("is neither a PNG file", "2.png");
    }
}
