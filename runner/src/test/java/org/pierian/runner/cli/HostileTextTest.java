package org.pierian.runner.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Texts that were made to hurt: each is refused with exit code 65 and one code, or taken, soon and without a
/// trace.
class HostileTextTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private static final String GOOD = """
            dataset: xor
            architecture: [{linear: 2}, sigmoid, {linear: 1}]
            loss: sse
            optimizer: {gradient_descent: 0.1}
            """;

    private static final String HALF = "\"\\ud800\"";

    /// @param what for the report
    /// @param code the code of a diagnostic that has to be among them; empty where the text is a good spec
    /// @param bytes the file
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Text(String what, String code, byte[] bytes) {}

    @TempDir
    Path folder;

    private static Text text(String what, String code, String text) {
        return text(what, code, text, UTF_8);
    }

    private static Text text(String what, String code, String text, Charset charset) {
        return new Text(what, code, text.getBytes(charset));
    }

    /// A line after a good spec.
    private static Text line(String code, String line) {
        return text(line, code, GOOD + line + "\n");
    }

    private static String join(int from, int to, java.util.function.IntFunction<String> line) {
        return IntStream.range(from, to).mapToObj(line).collect(Collectors.joining());
    }

    private static final List<Text> TEXTS = List.of(
            // Anchors, aliases, merge keys.
            text(
                    "billion laughs",
                    "S011",
                    "a0: &a0 [x, x]\n"
                            + join(
                                    1,
                                    9,
                                    i -> "a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(8) + "*a"
                                            + (i - 1) + "]\n")),
            text("a list that holds itself", "S011", "a: &a [*a]\n"),
            text("two hundred aliases", "S011", "a: &a x\n" + join(0, 200, i -> "b" + i + ": *a\n")),
            line("S011", "<<: {epochs: 3}"),
            // Depth.
            text("a hundred thousand brackets", "S012", "[".repeat(100_000)),
            text("two thousand nested mappings", "S012", join(0, 2000, i -> " ".repeat(i) + "a:\n")),
            text("depth 257", "S012", "a: " + "[".repeat(257) + "]".repeat(257) + "\n"),
            // Keys.
            line("S013", "epochs: 1\nepochs: 99"),
            line("S014", "1: a"),
            line("S014", "~: x"),
            line("S014", "? [a]\n: b"),
            // Tags.
            line("S015", "init: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]"),
            line("S015", "init: !include /etc/passwd"),
            line("S015", "name: !env HOME"),
            line("S015", "name: !!binary aGVsbG8="),
            line("S015", "name: !!set {a, b}"),
            line("S015", "name: !!python/object:os.system x"),
            // Nothing is expanded.
            line("S026", "name: $(id)"),
            line("S026", "name: '{{x}}'"),
            line("S033", "name: ${HOME}"),
            // Words and numbers of other dialects.
            line("S002", "shuffle: yes"),
            line("S002", "shuffle: NO"),
            line("S002", "shuffle: on"),
            line("S021", "batch_size: 010"),
            line("S021", "batch_size: 0o10"),
            line("S021", "batch_size: 0x1F"),
            line("S021", "batch_size: 0b101"),
            line("S021", "batch_size: 1_000"),
            line("S021", "batch_size: 1:30"),
            line("", "init: {normal: {std: 1e-3}}"),
            line("", "init: {normal: {std: 1.0E-3}}"),
            line("", "init: {normal: {std: .001}}"),
            line("", "init: {normal: {std: 1.}}"),
            line("", "init: {normal: {std: 1e3}}"),
            line("S022", "init: {normal: {std: .nan}}"),
            line("S022", "init: {normal: {std: .inf}}"),
            line("S022", "init: {normal: {std: -.INF}}"),
            line("S022", "init: {normal: {std: NaN}}"),
            line("S022", "init: {normal: {std: nan}}"),
            line("S022", "init: {normal: {std: 1e400}}"),
            line("S022", "init: {normal: {std: 1e-400}}"),
            line("", "seed: 9223372036854775807"),
            line("S023", "seed: 9223372036854775808"),
            line("", "seed: -1"),
            line("S021", "seed: 1.0"),
            line("S012", "seed: " + "1".repeat(400_000)),
            line("S023", "epochs: 2147483648"),
            line("S021", "batch_size: 3.0"),
            line("S021", "batch_size: '32'"),
            line("S024", "epochs: 0"),
            line("S024", "epochs: -1"),
            line("S024", "batch_size: 0"),
            // Blanks.
            line("S010", "epochs:\t3"),
            text("tab indentation", "S010", "dataset: xor\narchitecture:\n\t- linear: 1\n"),
            text("no-break space as indentation", "S016", GOOD + "init:\n\u00A0 normal: {std: 1}\n"),
            text("ideographic space as indentation", "S016", GOOD + "init:\n\u3000normal: {std: 1}\n"),
            // Encodings.
            text("byte order mark", "", "\uFEFF" + GOOD),
            text("UTF-16 with mark", "S017", GOOD, UTF_16),
            text("UTF-16 without mark", "S017", GOOD, UTF_16LE),
            text("Latin-1", "S017", GOOD + "# caf\u00E9\n", ISO_8859_1),
            text("overlong", "S017", GOOD + "# \u00C0\u00AF\n", ISO_8859_1),
            text("lone surrogate", "S017", GOOD + "# \u00ED\u00A0\u0080\n", ISO_8859_1),
            text("NUL", "S016", GOOD + "# \0\n"),
            text("escape sequence", "S016", GOOD + "# \u001B[31m\n"),
            text("right-to-left override", "S016", GOOD + "# \u202E\n"),
            text("next line", "S016", GOOD + "# \u0085\n"),
            text("line separator", "S016", GOOD + "# \u2028\n"),
            text("letters that only machines see", "S016", GOOD + "# \uDB40\uDC41\n"),
            text("interlinear annotation", "S016", GOOD + "# \uFFF9\n"),
            text("filler of Hangul", "S016", GOOD + "name: \u3164\n"),
            text("line ends of Windows", "", GOOD.replace("\n", "\r\n")),
            text("no newline at the end", "", GOOD.stripTrailing()),
            // Shape of the whole.
            text("empty", "S018", ""),
            text("only a comment", "S018", "# nothing\n"),
            text("only a start", "S018", "---\n"),
            text("null", "S018", "null\n"),
            text("a word", "S018", "hello\n"),
            text("a list", "S018", "- a\n- b\n"),
            text("two documents", "S019", "---\n" + GOOD + "---\n" + GOOD),
            text("garbage after the end", "S019", GOOD + "...\nmore: 1\n"),
            text("four megabytes of comment", "S012", GOOD + "#" + "x".repeat(1 << 22)),
            text("a long line", "S012", GOOD + "#" + "x".repeat(70_000)),
            text("a million items", "S012", "architecture: [" + "a,\n".repeat(1_000_000) + "]\n"),
            text("a key of 64 KiB", "S012", "k".repeat(66_000) + ": 1\n"),
            // Quotes.
            text("broken unicode escape", "S010", "name: \"a\\u"),
            text("wrong hex escape", "S010", GOOD + "name: \"\\xZZ\"\n"),
            text("unterminated quote", "S010", GOOD + "name: \"abc\n"),
            line("S010", "name: C:\\x: y"),
            line("S010", "name: @x"),
            line("S010", "name: %x"),
            // Shapes that do not exist.
            text(
                    "two layers of two milliard",
                    "S041",
                    GOOD.replace("{linear: 2}", "{linear: 2000000000}, {linear: 2000000000}")),
            text("labels for more than there are", "S040", GOOD.replace("{linear: 1}", "{linear: 9}")),
            window("half"),
            window("causal"));

    private static Text window(String padding) {
        String layers = "{reshape: [1, 2]}, {conv1d: {out_channels: 2, kernel_size: 100000, dilation: 100000, padding: "
                + padding + "}}, flatten, {linear: 2}";
        return text("window beyond 32 bits, padding " + padding, "S040", GOOD.replace("{linear: 2}", layers));
    }

    @TestFactory
    Stream<DynamicTest> eachIsRefusedOrTaken() {
        return TEXTS.stream()
                .map(text -> DynamicTest.dynamicTest(
                        text.what().substring(0, Math.min(60, text.what().length())), () -> check(text)));
    }

    private void check(Text text) throws IOException {
        Path spec = Files.write(folder.resolve("x.yaml"), text.bytes());
        Program.Result result = assertTimeout(SOON, () -> Program.run("check", spec.toString()));
        assertThat(result.code()).as(result.err()).isEqualTo(text.code().isEmpty() ? 0 : 65);
        if (!text.code().isEmpty()) {
            assertThat(result.err()).contains("error[" + text.code() + "]", "x.yaml:");
        }
        assertThat(result.err()).doesNotContain("\tat ", "Exception");
        assertThat(result.err().chars().filter(c -> (c < ' ' && c != '\n') || c == 0x7F || c == 0x202E))
                .isEmpty();
        assertThat(Program.run("check", spec.toString()).err()).isEqualTo(result.err());
    }

    private static final String TABLE = """
            name: t
            dataset:
              csv:
                file: s.csv
                features: [{numeric: a}, {categorical: {column: c, values: [u, v]}}]
                target: {class: {column: b, values: [x, y]}}
                test: {file: o.csv}
                missing_values: [NA]
            architecture: [{linear: 2}]
            loss: softmax_cross_entropy
            optimizer: adam
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'name: ' | t",
                "'file: ' | s.csv",
                "'numeric: ' | a",
                "'column: ' | c",
                "'values: [u, ' | v",
                "'column: ' | b",
                "'values: [' | x",
                "'file: ' | o.csv",
                "missing_values: [ | NA",
                "'optimizer: ' | adam",
                "'' | loss",
                "'' | missing_values",
            })
    void halfOfASurrogatePairIsRefusedWhereItStands(String before, String word) throws IOException {
        String text = TABLE.replace(before + word, before + HALF);
        int at = text.indexOf(HALF);
        int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        Program.Result result = Program.run("check", write(text));
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err())
                .contains("error[S016]: `\\ud800` is half of a character")
                .contains("x.yaml:" + line + ":" + (at - text.lastIndexOf('\n', at)) + "\n");
    }

    @Test
    void halfOfASurrogatePairIsNoFileAndNoValueOfSet() throws IOException {
        Program.Result inherits = Program.run("train", "-q", "--no-lock", write("extends: " + HALF + "\n"));
        assertThat(inherits.code()).isEqualTo(65);
        assertThat(inherits.err()).contains("error[S016]", "x.yaml:1:10\n").doesNotContain("error[S03");
        Program.Result set = Program.run("check", write(GOOD), "--set", "init={file: " + HALF + "}");
        assertThat(set.code()).isEqualTo(65);
        assertThat(set.err()).contains("error[S016]", "--set:1:13\n");
        String whole = TABLE.replace("[u", "[\"\\ud83d\\ude00\"");
        assertThat(Program.run("check", write(whole)).code()).isZero();
    }

    @Test
    void depth64IsStillRead() throws IOException {
        Path spec = Files.writeString(folder.resolve("x.yaml"), GOOD + "name: " + "[".repeat(63) + "]".repeat(63));
        assertThat(Program.run("check", spec.toString()).err()).doesNotContain("S012");
    }

    @Test
    void whatIsNoFileIsRefusedAtOnce() {
        assertThat(assertTimeout(SOON, () -> Program.run("check", folder.toString()))
                        .code())
                .isEqualTo(65);
        assertThat(assertTimeout(SOON, () -> Program.run("check", "/dev/zero")).code())
                .isEqualTo(65);
    }

    @Test
    void aPipeWithoutAWriterIsRefusedAndNotWaitedFor() throws Exception {
        Path pipe = folder.resolve("pipe.yaml");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "mkfifo is not installed");
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString())
                        .start()
                        .waitFor())
                .isZero();
        Program.Result result = assertTimeout(SOON, () -> Program.run("check", pipe.toString()));
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains("error[S030]", "is not a regular file");
    }

    @Test
    void aHugeFileIsRefusedByItsFirstMebibyte() throws IOException {
        Path file = folder.resolve("huge.yaml");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }
        Program.Result result = assertTimeout(SOON, () -> Program.run("check", file.toString()));
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains("error[S012]");
    }

    @Test
    void aTagThatNamesAnAddressOpensNoConnection() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + listener.getLocalPort() + "/x.jar";
            Path spec = Files.writeString(
                    folder.resolve("x.yaml"),
                    GOOD + "init: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\""
                            + address + "\"]]]]\n");
            Program.Result result = Program.run("check", spec.toString());
            assertThat(result.code()).isEqualTo(65);
            assertThat(result.err()).contains("error[S015]");
            listener.setSoTimeout(1);
            assertThatThrownBy(listener::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void everyKindOfLineEndGivesTheSameSpecAndTheSamePlaces() throws IOException {
        String good = Program.run("render", write(GOOD)).out();
        String wrong = GOOD + "# a remark\nepochs: 0\n";
        String place = "x.yaml:6:9";
        for (String end : List.of("\n", "\r\n", "\r")) {
            assertThat(Program.run("render", write(GOOD.replace("\n", end))).out())
                    .isEqualTo(good);
            assertThat(Program.run("check", write(wrong.replace("\n", end))).err())
                    .contains(place);
        }
        String mixed = wrong.replaceFirst("\n", "\r").replaceFirst("\n", "\r\n");
        assertThat(Program.run("check", write(mixed)).err()).contains(place);
    }

    private String write(String text) throws IOException {
        return Files.writeString(folder.resolve("x.yaml"), text).toString();
    }

    @Test
    void everyMissingKeyIsSaidInOneRun() throws IOException {
        assertThat(Program.run("check", write("epochs: 3\n")).err())
                .contains("needs `dataset`", "needs `architecture`", "needs `loss`", "needs `optimizer`");
    }

    @Test
    void tenThousandLayersAreChecked() throws IOException {
        String spec =
                GOOD.replace("[{linear: 2}, sigmoid, {linear: 1}]", "[" + "sigmoid,\n".repeat(10_000) + "{linear: 1}]");
        Path file = Files.writeString(folder.resolve("x.yaml"), spec);
        assertThat(assertTimeout(SOON, () -> Program.run("check", file.toString()))
                        .code())
                .isZero();
    }

    @Test
    void eightMistakesAreReportedInTheOrderOfTheFile() throws IOException {
        Path spec = Files.writeString(folder.resolve("x.yaml"), """
                name: ../up
                seed: 012
                dataset: mnits
                architecture:
                  - dropuot: 0.1
                  - dropout: 1.5
                  - linear: {out_features: many}
                loss: &a sse
                optimizer:
                  adam: {learning_rte: 0.1}
                epochs: 0
                epochs: 3
                """);
        Program.Result result = Program.run("check", spec.toString());
        assertThat(result.code()).isEqualTo(65);
        List<Integer> lines = result.err()
                .lines()
                .filter(l -> l.contains("--> "))
                .map(l -> Integer.parseInt(l.split(":", -1)[1]))
                .toList();
        assertThat(lines).isSorted().contains(1, 2, 3, 5, 6, 7, 8, 10, 11, 12);
    }
}
