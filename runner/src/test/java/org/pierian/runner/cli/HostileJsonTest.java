package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.runner.file.Sha256;

/// JSON that was made to hurt, in place of every file of JSON that the program reads: each is refused with exit code 65
/// and its place, soon, without a word of the parser's and without a report of a bug.
class HostileJsonTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    /// @param what for the report
    /// @param json the text
    private record Text(String what, String json) {}

    private static final List<Text> TEXTS = List.of(
            new Text("a hundred thousand brackets", "[".repeat(100_000)),
            new Text("a hundred thousand objects", "{\"\":".repeat(100_000)),
            new Text("both in turn", "[{\"\":".repeat(4096)),
            new Text("65 levels", "[".repeat(65) + "]".repeat(65)),
            new Text("a million empty lists", "[" + "[],".repeat(300_000) + "[]]"),
            new Text("a number of a million digits", "{\"numerics\": " + "1".repeat(900_000) + "}"),
            new Text("a name of a million letters", "{\"" + "x".repeat(900_000) + "\": 1}"),
            new Text("a key twice", "{\"a\": 1, \"a\": 2}"),
            new Text("half of a surrogate pair", "{\"name\": \"\\ud800\"}"),
            new Text("half of a surrogate pair in a name", "{\"\\udfff\": 1}"),
            new Text("an unknown escape", "{\"a\": \"\\x\"}"),
            new Text("a control character", "{\"a\": \"\u0001\"}"),
            new Text("no end", "{\"a\": [1, 2"),
            new Text("two values", "{} {}"),
            new Text("an escape sequence for a key", "{\"\\u001b[31m\": 1}"),
            new Text("nothing", ""));

    @TempDir
    Path folder;

    private Path spec = Path.of("");

    @BeforeEach
    void writeSpec() throws IOException {
        spec = Files.writeString(folder.resolve("small.yaml"), """
                name: small
                dataset: xor
                architecture: [{linear: 2}, sigmoid, {linear: 1}]
                loss: sse
                optimizer: {gradient_descent: 0.1}
                epochs: 2
                """);
    }

    @TestFactory
    Stream<DynamicTest> asARecord() {
        return TEXTS.stream()
                .map(text -> test(text, () -> {
                    Path file = Files.writeString(folder.resolve("r.json"), text.json());
                    Program.Result result = Program.run("inspect", "--as", "record", file.toString());
                    refused(result, "r.json");
                    assertThat(result.err()).contains("is not a record");
                }));
    }

    @TestFactory
    Stream<DynamicTest> asALock() {
        return TEXTS.stream()
                .map(text -> test(text, () -> {
                    Path lock = Files.writeString(folder.resolve("small.lock.json"), text.json());
                    refused(Program.run("train", spec.toString(), "--out", folder.toString()), "small.lock.json");
                    assertThat(lock).hasContent(text.json());
                    assertThat(folder.resolve("small")).doesNotExist();
                }));
    }

    @TestFactory
    Stream<DynamicTest> asThePreprocessingOfARun() {
        return TEXTS.stream()
                .map(text -> test(text, () -> {
                    Path file = Files.writeString(run().resolve("preprocessing.json"), text.json());
                    refused(Program.run("evaluate", String.valueOf(file.getParent())), "preprocessing.json");
                }));
    }

    @TestFactory
    Stream<DynamicTest> asWeightsOfTheBook() {
        return TEXTS.stream()
                .map(text -> test(text, () -> {
                    Path file = Files.writeString(folder.resolve("w.json"), text.json());
                    refused(Program.run("inspect", "--as", "book_weights", file.toString()), "w.json");
                }));
    }

    @TestFactory
    Stream<DynamicTest> asTheHeaderOfSafetensors() {
        return TEXTS.stream()
                .map(text -> test(text, () -> {
                    byte[] header = text.json().getBytes(StandardCharsets.UTF_8);
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    bytes.writeBytes(ByteBuffer.allocate(8)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(header.length)
                            .array());
                    bytes.writeBytes(header);
                    Path file = Files.write(folder.resolve("w.safetensors"), bytes.toByteArray());
                    refused(Program.run("inspect", "--as", "weights", file.toString()), "w.safetensors");
                }));
    }

    @Test
    void asTheManifestOfACheckpoint() throws IOException {
        Path manifest = StoppedRun.in(folder, "stopped").files().getFirst();
        for (Text text : TEXTS) {
            byte[] line = (text.json() + "\n").getBytes(StandardCharsets.UTF_8);
            Files.writeString(manifest, text.json() + "\n" + Sha256.of(line) + "\n");
            Program.Result result = assertTimeout(SOON, () -> Program.run("inspect", manifest.toString()), text.what());
            refused(result, String.valueOf(manifest.getFileName()));
            assertThat(result.err()).as(text.what()).contains("is not a complete checkpoint");
        }
    }

    @Test
    void aNoteThatIsDamagedSaysNothing() throws IOException {
        Path run = run();
        for (Text text : TEXTS) {
            Files.writeString(run.resolve("local/environment.json"), text.json());
            Program.Result result = assertTimeout(SOON, () -> Program.run("verify", "-q", run.toString()));
            assertThat(result.code()).as(text.what()).isZero();
        }
    }

    @Test
    void thePlaceIsALineAndAColumn() throws IOException {
        Path file = Files.writeString(folder.resolve("r.json"), "{\"a\":\n  \"\u00FC\", \"b\": \"\\ud800\"}");
        Program.Result result = Program.run("inspect", "--as", "record", file.toString());
        assertThat(result.err()).contains("half of a character, `\\ud800`", "--> " + file + ":2:13\n");
        Files.writeString(file, "[".repeat(100_000));
        result = Program.run("inspect", "--as", "record", file.toString());
        assertThat(result.err()).contains("nested deeper than 64 levels", "--> " + file + ":1:");
    }

    private Path run() throws IOException {
        assertThat(Program.run("train", "-q", "--no-lock", spec.toString(), "--out", folder.toString())
                        .code())
                .isZero();
        try (Stream<Path> runs = Files.list(folder.resolve("small"))) {
            return runs.findFirst().orElseThrow();
        }
    }

    private static DynamicTest test(Text text, org.junit.jupiter.api.function.Executable body) {
        return DynamicTest.dynamicTest(text.what(), () -> assertTimeout(SOON, body));
    }

    private static void refused(Program.Result result, String file) {
        assertThat(result.code()).as(result.err()).isEqualTo(65);
        assertThat(result.err())
                .contains("--> ", file)
                .doesNotContain("\tat ", "Exception", "fasterxml", "StreamRead", "bug in Pierian")
                .satisfies(HostileNamesTest::isSafe);
        assertThat(Path.of("pierian-bug-" + ProcessHandle.current().pid() + ".txt"))
                .doesNotExist();
    }
}
