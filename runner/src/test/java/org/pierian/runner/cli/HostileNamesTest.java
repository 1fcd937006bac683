package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names that were made to hurt whoever looks at them: they clear the screen, turn the text around, or cannot be seen.
/// Whatever they name, no message, table or JSON has them as they are.
class HostileNamesTest {

    private static final String NAME = "\u001b[31mRED\u001b[2J\u202E\u009B\u200B\u3164\u0007\nerror b";
    private static final String SHOWN = "\\u001b[31mRED\\u001b[2J\\u202e\\u009b\\u200b\\u3164\\u0007\\u000aerror b";

    @TempDir
    Path folder;

    /// No character of a text is a control character but the end of a line, or changes the direction, or is invisible.
    static void isSafe(String text) {
        assertThat(text.codePoints()
                        .filter(c -> c != '\n')
                        .filter(c -> Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT
                                || Character.getType(c) == Character.SURROGATE
                                || c == 0x2028
                                || c == 0x2029
                                || c == 0x3164)
                        .mapToObj(Integer::toHexString))
                .isEmpty();
    }

    private static Program.Result run(String... arguments) {
        Program.Result result = Program.run(arguments);
        isSafe(result.out());
        isSafe(result.err());
        return result;
    }

    /// A spec for a table, as JSON is YAML.
    private static String spec(String file, String column, String classes) {
        return """
                name: t
                dataset:
                  csv:
                    file: %s
                    features: [{numeric: a}]
                    target: {class: {column: %s, values: %s}}
                architecture: [{linear: 2}]
                loss: softmax_cross_entropy
                optimizer: adam
                epochs: 1
                """.formatted(file, column, classes);
    }

    private static String quoted(String text) throws IOException {
        String json = new ObjectMapper().writeValueAsString(text);
        StringBuilder escaped = new StringBuilder();
        json.chars().forEach(c -> escaped.append(c < 0x7F ? "" + (char) c : "\\u%04x".formatted(c)));
        return escaped.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "train"})
    void ofAFileThatIsNotThere(String verb) throws IOException {
        Path spec = Files.writeString(folder.resolve("s.yaml"), spec(quoted(NAME + ".csv"), "b", "[x, y]"));
        Program.Result result = run(verb, spec.toString(), "--offline");
        assertThat(result.code()).isEqualTo(66);
        assertThat(result.err()).contains("\\u001b[31mRED\\u001b[2J");
    }

    @Test
    void ofColumnsAndClasses() throws IOException {
        Files.writeString(
                folder.resolve("t.csv"), "a,\"" + NAME + "\"\n1,\"" + NAME + "\"\n5,y\n2,y\n9,\"" + NAME + "\"\n");
        String name = quoted(NAME);
        Path spec = Files.writeString(folder.resolve("s.yaml"), spec("t.csv", name, "[" + name + ", y]"));
        Program.Result data = run("data", spec.toString());
        assertThat(data.code()).as(data.err()).isZero();
        assertThat(data.out()).contains("\n" + SHOWN + "  class  ", "\n" + SHOWN + "  ");
        assertThat(run("summary", spec.toString()).code()).isZero();
        assertThat(run("render", spec.toString()).code()).isZero();
        assertThat(run("render", "--explain", spec.toString()).code()).isZero();
        assertThat(run("inspect", "--json", spec.toString()).out()).contains("\\u202e");
        assertThat(run("init", "--from", folder.resolve("t.csv").toString(), "-")
                        .code())
                .isZero();
        Path other = Files.writeString(folder.resolve("o.yaml"), spec("t.csv", "b", "[x, y]"));
        assertThat(run("diff", spec.toString(), other.toString()).out()).contains(SHOWN);
        assertThat(run("diff", "--markdown", spec.toString(), other.toString()).out())
                .contains(SHOWN);
        assertThat(run("diff", "--json", spec.toString(), other.toString()).out())
                .contains("\\u202e");
        assertThat(run("data", other.toString()).err()).contains("has no column `b`");
        Files.writeString(spec, spec("t.csv", name, "[x, y]"));
        assertThat(run("data", spec.toString()).err()).contains("is none of its `values`");
    }

    @Test
    void whatIsRenderedMeansTheSame() throws IOException {
        Path spec =
                Files.writeString(folder.resolve("s.yaml"), spec("t.csv", quoted(NAME), "[" + quoted(NAME) + ", y]"));
        String rendered = run("render", spec.toString()).out();
        Path again = Files.writeString(folder.resolve("again.yaml"), rendered);
        assertThat(run("render", again.toString()).out()).isEqualTo(rendered).contains("\\u202E");
        String json = run("inspect", "--json", spec.toString()).out();
        assertThat(new ObjectMapper()
                        .readTree(json)
                        .at("/dataset/csv/target/class/column")
                        .textValue())
                .isEqualTo(NAME);
    }

    @Test
    void ofFilesOnTheCommandLine() throws IOException {
        Path spec = Files.copy(Path.of("../examples/specs/xor.yaml"), folder.resolve(NAME + ".yaml"));
        assertThat(run("check", spec.toString()).out()).hasLineCount(1).contains(SHOWN + ".yaml: no errors");
        String runs = folder.resolve(NAME).toString();
        Program.Result trained = run("train", "-q", spec.toString(), "--out", runs, "--set", "name=t");
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.out()).hasLineCount(4).contains(SHOWN);
        Path folderOfRun;
        try (Stream<Path> all = Files.list(Path.of(runs).resolve("t"))) {
            folderOfRun = all.findFirst().orElseThrow();
        }
        assertThat(run("train", "-q", "--json", "--no-lock", spec.toString(), "--out", runs)
                        .out())
                .contains("\\u202e");
        assertThat(run("verify", "-q", folderOfRun.toString()).out()).startsWith("same       ");
        assertThat(run("runs", runs).code()).isZero();
        assertThat(run("diff", "--markdown", spec.toString(), folderOfRun.toString())
                        .out())
                .contains(SHOWN);
        assertThat(run("render", "--explain", spec.toString()).out()).contains("epochs");
        assertThat(run("init", "--task", "regression", folder + "/new" + NAME).err())
                .contains("next: runner check $'" + folder + "/new" + SHOWN + "'");
        for (String verb : new String[] {"check", "train", "inspect", "evaluate", "resume", "runs", "diff", "verify"}) {
            String missing = folder + "/" + NAME + "/none";
            String[] words = verb.equals("diff") ? new String[] {verb, missing, missing} : new String[] {verb, missing};
            assertThat(run(words).err()).as(verb).contains(SHOWN);
        }
    }

    @Test
    void ofVerbsAndOptions() {
        assertThat(run(NAME).err()).contains("unknown verb `" + SHOWN);
        assertThat(run("train", "x", "--" + NAME).err()).contains(SHOWN);
        assertThat(run("check", "--format", NAME, "x").err()).contains(SHOWN);
        assertThat(run("train", "x", "--threads", NAME).err()).contains("\\u001b");
        assertThat(run("explain", NAME).err()).contains("\\u001b");
        assertThat(run("check", "../examples/specs/xor.yaml", "--set", NAME + "=3")
                        .err())
                .contains("\\u001b");
        assertThat(run("check", "--json", "../examples/specs/xor.yaml", "--set", NAME + "=3")
                        .out())
                .contains("\\u001b");
        assertThat(run("check", "--format", "github", "../examples/specs/xor.yaml", "--set", NAME + "=3")
                        .out())
                .contains("\\u001b");
    }

    @Test
    void ofDataAndMetricsInARecord() throws IOException {
        String sha = "0".repeat(64);
        Path run = Files.createDirectories(folder.resolve("run"));
        Path record = Files.writeString(run.resolve("record.json"), """
                {"chain": "1:%s", "data": {%s: "%s"}, "id": "%s", "metrics": {"test": {%s: 1.5}}, "name": "t",
                 "numerics": 1, "spec_sha256": "%s", "metrics_sha256": "%s", "weights_sha256": "%s"}
                """.formatted(
                        "0".repeat(32), quoted(NAME), sha, "0".repeat(12), quoted("a,b|" + NAME), sha, sha, sha));
        assertThat(run("inspect", record.toString()).out()).contains("\\u202e");
        for (String form : new String[] {"", "--json", "--csv", "--markdown"}) {
            String[] words = form.isEmpty()
                    ? new String[] {"runs", run.toString()}
                    : new String[] {"runs", run.toString(), form};
            assertThat(run(words).out()).as(form).contains("\\u202e");
        }
        assertThat(run("runs", run.toString(), "--csv").out())
                .contains("\"test_a,b|\\u001b")
                .hasLineCount(2);
        assertThat(run("runs", run.toString(), "--markdown").out()).contains("test_a,b\\|\\u001b");
        assertThat(run("runs", run.toString(), "--sort", "x").err()).contains("\\u001b");
    }

    @Test
    void ofTensors() throws IOException {
        byte[] header = ("{" + quoted(NAME) + ":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}")
                .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .array());
        bytes.writeBytes(header);
        Path file = Files.write(folder.resolve("w.safetensors"), bytes.toByteArray());
        Program.Result result = run("inspect", file.toString());
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains("tensor `" + SHOWN + "` has a name");
        Path book = Files.writeString(folder.resolve("w.json"), "[[" + quoted(NAME) + "]]");
        assertThat(run("inspect", book.toString()).err()).contains("parameter 0 has `" + SHOWN);
    }
}
