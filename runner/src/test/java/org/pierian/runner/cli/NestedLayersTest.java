package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Networks of containers inside containers, through the program: check, summary, training, saved weights.
class NestedLayersTest {

    private static final String NESTED = """
            dataset: {fizzbuzz: {from: 101, to: 160, test_from: 1, test_to: 30}}
            architecture:
              - {linear: 8, name: stem}
              - repeat:
                  times: 2
                  layers:
                    - residual:
                        layers:
                          - parallel:
                              join: multiply
                              branches: [identity, [{linear: 1, name: squeeze}, sigmoid]]
                          - [{linear: 6, name: up}, tanh]
                        projection: [{linear: 6, name: bypass}]
              - parallel:
                  join: concat
                  dim: -1
                  branches: [tanh, {linear: 2}]
              - {linear: 4, name: head}
            loss: softmax_cross_entropy
            optimizer: {momentum: {learning_rate: 0.01, momentum: 0.9}}
            batch_size: 7
            epochs: 2
            """;

    @TempDir
    Path folder;

    private Path spec(String text) throws IOException {
        return Files.writeString(folder.resolve("nested.yaml"), text);
    }

    private Path train(Path spec, String name) throws IOException {
        Path out = folder.resolve(name);
        Program.Result result = Program.run("train", spec.toString(), "--no-lock", "--quiet", "--out", out.toString());
        assertThat(result.code()).as(result.err()).isZero();
        try (Stream<Path> files = Files.walk(out)) {
            Path weights = files.filter(f -> f.endsWith("weights.safetensors"))
                    .findFirst()
                    .orElseThrow();
            return Objects.requireNonNull(weights.getParent());
        }
    }

    /// The header of a file of weights.
    private static String header(Path run) throws IOException {
        byte[] bytes = Files.readAllBytes(run.resolve("weights.safetensors"));
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        return text.substring(8, text.indexOf("}}") + 2);
    }

    private static byte[] numbers(Path run) throws IOException {
        byte[] bytes = Files.readAllBytes(run.resolve("weights.safetensors"));
        int start = 8;
        for (int i = 0; i < 4; i++) {
            start += (bytes[i] & 0xff) << (8 * i);
        }
        return java.util.Arrays.copyOfRange(bytes, start, bytes.length);
    }

    @Test
    void theSummaryShowsWhichResidualsUseTheirProjection() throws IOException {
        String out = Program.run("summary", "--format", "markdown", spec(NESTED).toString())
                .out();
        assertThat(out)
                .contains("| stem | linear | [8] | 88 |")
                .contains("| 1.0.1.squeeze | linear | [1] | 9 |")
                .contains("| 1.0 | parallel | [8] | 0 |")
                .contains("| 1.1.up | linear | [6] | 54 |")
                .contains("| 1.projection.bypass | linear | [6] | 54 |")
                .contains("| 1 | residual | [6] | 0 |")
                .contains("| 2.1.up | linear | [6] | 42 |")
                .doesNotContain("2.projection")
                .contains("| 3.1 | linear | [2] | 14 |")
                .contains("| 3 | parallel | [8] | 0 |")
                .contains("| head | linear | [4] | 36 |");
    }

    @Test
    void weightsAreNamedByNamesAndPlaces() throws IOException {
        String header = header(train(spec(NESTED), "a"));
        for (String name : List.of(
                "stem.weight",
                "1.0.1.squeeze.weight",
                "1.1.up.bias",
                "1.projection.bypass.weight",
                "2.0.1.squeeze.weight",
                "2.1.up.weight",
                "3.1.weight",
                "head.bias")) {
            assertThat(header).contains("\"" + name + "\"");
        }
        assertThat(header).doesNotContain("2.projection");
    }

    @Test
    void namesChangeNoNumberAndRepeatsAreAsIfWrittenOut() throws IOException {
        byte[] named = numbers(train(spec(NESTED), "named"));
        String unnamed = NESTED.replaceAll("\\{linear: (\\d), name: \\w+}", "{linear: $1}");
        assertThat(numbers(train(spec(unnamed), "unnamed"))).isEqualTo(named);
        String residual =
                unnamed.substring(unnamed.indexOf("        - residual:"), unnamed.indexOf("\n  - parallel:\n") + 1);
        String once = residual.indent(-6);
        String out = unnamed.substring(0, unnamed.indexOf("  - repeat:"))
                + once
                + once
                + unnamed.substring(unnamed.indexOf("  - parallel:\n      join: concat"));
        assertThat(numbers(train(spec(out), "out"))).isEqualTo(named);
    }

    @Test
    void savedWeightsOfNamedLayersAreLoaded() throws IOException {
        Path run = train(spec(NESTED), "first");
        for (String file : List.of("weights.safetensors", "weights.json")) {
            Files.copy(run.resolve(file), folder.resolve(file));
            String start = NESTED + "init: {file: " + file + "}\n";
            Program.Result check = Program.run("check", spec(start).toString());
            assertThat(check.code()).as(check.err()).isZero();
            assertThat(numbers(train(spec(start), "from-" + file))).isNotEqualTo(numbers(run));
        }
        Program.Result evaluation = Program.run("evaluate", run.toString());
        assertThat(evaluation.code()).as(evaluation.err()).isZero();
    }

    @Test
    void aMisfitInsideARepeatPointsToItsLine() throws IOException {
        String wrong = NESTED.replace("projection: [{linear: 6, name: bypass}]", "projection: [{linear: 5}]");
        String err = Program.run("check", spec(wrong).toString()).err();
        assertThat(err).contains("nested.yaml:7:11").contains("let `projection` give what the layers inside give");
        String none = NESTED.replace("            projection: [{linear: 6, name: bypass}]\n", "");
        assertThat(Program.run("check", spec(none).toString()).err())
                .contains("nested.yaml:7:11")
                .contains("add `projection`, layers that bring [8] to the other shape");
        String branch = NESTED.replace("branches: [tanh, {linear: 2}]", "branches: [tanh, {max_pool2d: 2}]");
        assertThat(Program.run("check", spec(branch).toString()).err()).contains("nested.yaml:17:");
        String split = NESTED.replace("dim: -1", "dim: -1\n      split: true\n      # 6 = 2 * 3")
                .replace("[tanh, {linear: 2}]", "[tanh, tanh, tanh, tanh]");
        assertThat(Program.run("check", spec(split).toString()).err())
                .contains("6 cannot be divided by 4")
                .contains("nested.yaml:14:5");
    }
}
