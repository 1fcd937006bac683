package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Locks, verification, differences and tables of runs.
class RecordsTest {

    private static final String SPEC = """
            name: small
            seed: 3
            dataset: xor
            architecture: [{linear: 2}, sigmoid, {linear: 1}]
            loss: sse
            optimizer: {gradient_descent: 0.1}
            epochs: 30
            """;

    @TempDir
    Path folder;

    private Path spec = Path.of("");
    private Path lock = Path.of("");
    private Path runs = Path.of("");

    @BeforeEach
    void writeSpec() throws IOException {
        spec = Files.writeString(folder.resolve("small.yaml"), SPEC);
        lock = folder.resolve("small.lock.json");
        runs = folder.resolve("runs");
    }

    private Program.Result train(String... more) {
        return Program.run(Stream.concat(Stream.of("train", spec.toString(), "--out", runs.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private Path run() throws IOException {
        try (Stream<Path> list = Files.list(runs.resolve("small"))) {
            return list.sorted().findFirst().orElseThrow();
        }
    }

    @Test
    void theSecondRunReproducesTheFirst() throws IOException {
        assertThat(train().err()).contains("lock written: " + lock);
        String first = Files.readString(lock);
        assertThat(first)
                .endsWith("}\n")
                .doesNotContain(folder.toString(), "\r")
                .hasLineCount(20);
        Program.Result second = train();
        assertThat(second.code()).isZero();
        assertThat(second.err()).contains("reproduced, bit for bit");
        assertThat(lock).hasContent(first);
        assertThat(run().resolve("record.json")).hasSameTextualContentAs(lock);
    }

    @Test
    void anotherSpecUpdatesTheLockAndNamesTheKey() throws IOException {
        train();
        Files.writeString(spec, SPEC.replace("0.1", "0.2"));
        Program.Result result = train();
        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains("spec changed: lock updated", "spec optimizer.gradient_descent.learning_rate: 0.1 -> 0.2");
        assertThat(Program.run("verify", spec.toString()).code()).isZero();
    }

    @Test
    void anUpdatedLockTakesOneLineAndHashesAreShownOnRequest() throws IOException {
        train();
        Files.writeString(spec, SPEC.replace("0.1", "0.2"));
        assertThat(train().err().lines().filter(line -> !line.startsWith("epoch")))
                .containsExactly("spec changed: lock updated: " + lock
                        + " (spec optimizer.gradient_descent.learning_rate: 0.1 -> 0.2)");
        Files.writeString(spec, SPEC.replace("0.1", "0.3").replace("epochs: 30", "epochs: 10"));
        assertThat(train("--verbose").err())
                .contains(
                        "spec changed: lock updated: " + lock + "\n",
                        "  spec epochs: 30 -> 10\n",
                        "  metric test.loss: ",
                        "  file weights.safetensors: ");
        Files.writeString(
                spec, SPEC.replace("seed: 3", "seed: 4").replace("0.1", "0.2").replace("{linear: 2}", "{linear: 3}"));
        assertThat(train().err())
                .containsPattern("lock updated: .* \\(spec .*; spec .*; spec .*; and \\d more: --verbose\\)");
    }

    @Test
    void otherBitsFromTheSameInputsEndIn4AndChangeNothing() throws IOException {
        train();
        String faulty = Files.readString(lock).replaceFirst("(\"weights_sha256\": \")(.)", "$1" + "0");
        faulty = faulty.equals(Files.readString(lock))
                ? faulty.replaceFirst("(\"weights_sha256\": \")(.)", "$1" + "1")
                : faulty;
        Files.writeString(lock, faulty);
        Program.Result result = train();
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("other bits", "weights.safetensors", "runner doctor");
        assertThat(lock).hasContent(faulty);
        Program.Result verified = Program.run("verify", spec.toString());
        assertThat(verified.code()).isEqualTo(4);
        assertThat(verified.out()).contains("DIFFERENT", "file weights.safetensors");
    }

    @Test
    void damagedLocksAreRefusedBeforeTraining() throws IOException {
        train();
        String good = Files.readString(lock);
        for (String bad : List.of(
                "",
                "[]",
                good.substring(0, good.length() / 2),
                good.replace("\"numerics\": 1", "\"numerics\": \"1\""),
                good.replaceFirst("\"spec_sha256\": \"..", "\"spec_sha256\": \"xx"),
                good.replaceFirst("\"chain\": \"", "\"chain\": \"0:"),
                good.replace("\"name\"", "\"nome\""),
                good + "{}")) {
            Files.writeString(lock, bad);
            Program.Result result = train();
            assertThat(result.code()).as(bad).isEqualTo(65);
            assertThat(result.err())
                    .contains("small.lock.json", "is not a record")
                    .doesNotContain("\tat ");
            assertThat(lock).hasContent(bad);
        }
    }

    @Test
    void changedOrUnnamedSpecsLeaveTheLockAlone() {
        assertThat(train("--set", "epochs=3").code()).isZero();
        assertThat(train("--no-lock").code()).isZero();
        assertThat(lock).doesNotExist();
        assertThat(Program.run("verify", spec.toString()).code()).isEqualTo(66);
    }

    @Test
    void verifyNamesOneChangedBitOfTheWeights() throws IOException {
        train();
        assertThat(Program.run("verify", run().toString()).code()).isZero();
        Path weights = run().resolve("weights.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 4] ^= 1; // the lowest bit of the last number
        Files.write(weights, bytes);
        Program.Result result = Program.run("verify", folder.toString());
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out())
                .contains("same       " + spec, "DIFFERENT  " + run(), "file weights.safetensors: recorded ")
                .containsPattern("tensor 2\\.bias, index 0: [0-9a-f]{8} \\(.*\\) -> [0-9a-f]{8} ");
    }

    @Test
    void verifyNamesOneChangedDigitOfAMetric() throws IOException {
        train();
        Path metrics = run().resolve("metrics.jsonl");
        String text = Files.readString(metrics);
        Files.writeString(metrics, text.replaceFirst("\"loss\":0", "\"loss\":1"));
        Program.Result result = Program.run("verify", run().toString());
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out()).contains("file metrics.jsonl: recorded", "file metrics.jsonl, line ");
    }

    @Test
    void verifyNamesAChangedSpec() throws IOException {
        train();
        Files.writeString(spec, SPEC.replace("seed: 3", "seed: 4"));
        Program.Result changed = Program.run("verify", spec.toString());
        assertThat(changed.code()).isEqualTo(4);
        assertThat(changed.out()).contains("spec sha256");
        Path copy = run().resolve("spec.yaml");
        Files.writeString(copy, Files.readString(copy).replace("seed: 3", "seed: 4"));
        Program.Result run = Program.run("verify", run().toString());
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out()).contains("file spec.yaml");
    }

    @Test
    void verifyNamesAChangedByteOfData() throws IOException {
        train();
        Path start = folder.resolve("start.safetensors");
        Files.copy(run().resolve("weights.safetensors"), start);
        Files.writeString(spec, SPEC + "init: {file: start.safetensors}\n");
        train();
        assertThat(Program.run("verify", spec.toString()).code()).isZero();
        Path run = runOf("start.safetensors"); // which finds the file in the spec's folder
        assertThat(Program.run("verify", run.toString()).out()).startsWith("same ");
        assertThat(Program.run("evaluate", run.toString()).code()).isZero();
        byte[] bytes = Files.readAllBytes(start);
        bytes[bytes.length - 4] ^= 1;
        Files.write(start, bytes);
        Program.Result result = Program.run("verify", spec.toString());
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out()).contains("data start.safetensors: ");
        // A file of the same name that is another one is none of the run's.
        Program.Result changed = Program.run("verify", run.toString());
        assertThat(changed.code()).isEqualTo(65);
        assertThat(changed.err()).contains("start.safetensors` has changed since the run was trained");
    }

    /// The run whose record names a file.
    private Path runOf(String data) throws IOException {
        try (Stream<Path> list = Files.list(runs.resolve("small"))) {
            for (Path path : list.toList()) {
                if (Files.readString(path.resolve("record.json")).contains(data)) {
                    return path;
                }
            }
        }
        throw new AssertionError("no run has " + data);
    }

    @Test
    void diffNamesKeysMetricsEpochAndStep() throws IOException {
        train();
        Path first = run();
        Files.writeString(spec, SPEC.replace("epochs: 30", "epochs: 20"));
        train();
        List<Path> both;
        try (Stream<Path> list = Files.list(runs.resolve("small"))) {
            both = list.sorted(java.util.Comparator.comparing((Path p) -> !p.equals(first)))
                    .toList();
        }
        assertThat(both).hasSize(2);
        String a = both.get(0).toString();
        String b = both.get(1).toString();
        assertThat(Program.run("diff", a, b).out())
                .startsWith("spec epochs: 30 -> 20\n")
                .contains("metric test.loss: ");
        assertThat(Program.run("diff", a, a).out()).isEqualTo("no difference\n");
        assertThat(Program.run("diff", a, b, "--json").out())
                .startsWith("{\"what\":\"spec\",\"key\":\"epochs\",\"left\":\"30\",\"right\":\"20\"}\n");
        assertThat(Program.run("diff", a, b, "--markdown").out()).contains("| spec | epochs | 30 | 20 |");
        assertThat(Program.run("diff", spec.toString(), lock.toString()).code()).isZero();
        assertThat(Program.run("diff", a, folder.resolve("nothing").toString()).code())
                .isEqualTo(66);
    }

    @Test
    void runsAreListed() throws IOException {
        train();
        Files.writeString(spec, SPEC.replace("name: small", "name: other").replace("seed: 3", "seed: 5"));
        train();
        assertThat(Program.run("runs", runs.toString(), "--sort", "name").out().lines())
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("other");
        assertThat(Program.run("runs", runs.toString(), "--csv").out()).startsWith("name,id,epochs,test_accuracy,");
        assertThat(Program.run("runs", runs.toString(), "--markdown").out()).contains("| --- | --- |");
        assertThat(Program.run("runs", runs.toString(), "--json").out()).contains("\"name\":\"small\"");
        assertThat(Program.run("runs", runs.toString(), "--sort", "beauty").code())
                .isEqualTo(2);
        assertThat(Program.run("runs", folder.resolve("none").toString()).code())
                .isEqualTo(66);
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Program.Result nothing = Program.run("runs", empty.toString());
        assertThat(nothing.code()).isZero();
        assertThat(nothing.err()).isEqualTo("`" + empty + "` has no finished run\n");
    }

    @Test
    void runsAreListedWithTheirDateAndWithWhatDiffersBetweenTheirSpecs() throws IOException {
        train();
        Files.writeString(spec, SPEC.replace("seed: 3", "seed: 5"));
        train();
        Files.writeString(spec, SPEC.replace("seed: 3", "seed: 20"));
        train();
        Files.writeString(spec, SPEC.replace("name: small", "name: other").replace("seed: 3", "seed: 7"));
        train();
        List<String> lines = Program.run("runs", runs.toString(), "--sort", "seed")
                .out()
                .lines()
                .toList();
        List<String> head = List.of(lines.getFirst().split(" +", -1));
        assertThat(head).contains("seed", "date").doesNotContain("batch_size");
        int seed = head.indexOf("seed");
        assertThat(lines.stream().skip(1).map(line -> line.split(" +", -1)[seed]))
                .containsExactly("3", "5", "7", "20");
        assertThat(lines.stream().skip(1))
                .allMatch(line -> line.matches(".* 20[0-9]{2}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}"));
        List<String> json = Program.run("runs", runs.toString(), "--json", "--sort", "date")
                .out()
                .lines()
                .toList();
        assertThat(json.getLast())
                .contains("\"name\":\"other\"", "\"seed\":\"7\"")
                .containsPattern("\"date\":\"20[^\"]*Z\"");

        Path run = Path.of(json.getLast().replaceAll(".*\"id\":\"([0-9a-f]+)\".*", "$1"));
        Files.writeString(runs.resolve("other").resolve(run).resolve("local/timing.jsonl"), "{nonsense");
        Files.writeString(runs.resolve("other").resolve(run).resolve("spec.yaml"), "[1, 2");
        Program.Result damaged = Program.run("runs", runs.toString(), "--sort", "seed");
        assertThat(damaged.code()).isZero();
        assertThat(damaged.out().lines().toList().getLast()).startsWith("other").doesNotContain(" 20");
    }

    @Test
    void everyMetricOfARunIsAColumn() throws IOException {
        Files.writeString(spec, SPEC + "metrics: [accuracy, {top_k: 2}, {top_k: 3}]\n");
        train();
        Program.Result table = Program.run("runs", runs.toString(), "--sort", "test_top_3");
        assertThat(table.out().lines().findFirst().orElseThrow().split(" +"))
                .contains("test_accuracy", "test_top_2", "test_top_3", "train_top_2", "train_top_3");
        assertThat(Program.run("runs", runs.toString(), "--json").out()).contains("\"test_top_2\":");
        Program.Result unknown = Program.run("runs", runs.toString(), "--sort", "test_top_4");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("test_top_3, ", "got `test_top_4`");
    }

    @Test
    void diffReadsRevisionsOfGit() throws IOException, InterruptedException {
        assumeTrue(git("--version") == 0, "git is not installed");
        train();
        assertThat(git("init", "-q")).isZero();
        assertThat(git("add", "small.yaml", "small.lock.json")).isZero();
        assertThat(git("-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "one"))
                .isZero();
        Program.Result unknown = Program.run("diff", "HEAD~9:small.yaml", spec.toString());
        assertThat(unknown.code()).isEqualTo(66); // this test's own repository has no such revision
        assertThat(unknown.err()).contains("git does not know");
    }

    private int git(String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of("git"), Stream.of(arguments)).toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }
}
