package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RenderCommandTest {

    @TempDir
    Path folder;

    private String heir = "";

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../examples/specs"))) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @BeforeEach
    void writeSpecs() throws IOException {
        Files.writeString(folder.resolve("base.yaml"), """
                dataset: xor
                architecture: [{linear: 2}, tanh, {linear: 1}]
                loss: sse
                """);
        heir = Files.writeString(folder.resolve("heir.yaml"), """
                extends: base.yaml
                params: {rate: 0.25}
                optimizer: {gradient_descent: "${rate}"}
                epochs: 7
                """).toString();
    }

    private static String render(String... arguments) {
        String[] all = Stream.concat(Stream.of("render"), Stream.of(arguments)).toArray(String[]::new);
        Program.Result result = Program.run(all);
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void renderingWhatWasRenderedChangesNothing(Path example) throws IOException {
        String once = render(example.toString());
        Path rendered = Files.writeString(folder.resolve("rendered.yaml"), once);
        assertThat(render(rendered.toString())).isEqualTo(once);
        Path explained = Files.writeString(folder.resolve("explained.yaml"), render("--explain", example.toString()));
        assertThat(render(explained.toString())).isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theLinesOfTheDifferenceAreThoseOfTheSpec(Path example) {
        String after = render("--diff", example.toString())
                .lines()
                .skip(2)
                .filter(line -> !line.startsWith("-"))
                .map(line -> line.substring(1) + "\n")
                .collect(Collectors.joining());
        assertThat(after).isEqualTo(render(example.toString()));
    }

    @Test
    void theOriginOfEachValueIsSaid() {
        String text = render("--explain", heir, "--set", "batch_size=2").replaceAll(" +#", " #");
        String base = folder.resolve("base.yaml").toString();
        assertThat(text.lines())
                .contains(
                        "name: heir # default",
                        "dataset: xor # " + base + ":1, by extends",
                        "  - tanh # " + base + ":2, by extends",
                        "epochs: 7 # " + heir + ":4",
                        "    learning_rate: 0.25 # params.rate, " + heir + ":2",
                        "batch_size: 2 # --set batch_size=2",
                        "    reduction: mean # default");
        assertThat(render("--explain", heir, "--set", "params.rate=0.5").replaceAll(" +#", " #"))
                .contains("    learning_rate: 0.5 # params.rate, --set params.rate=0.5\n");
    }

    @Test
    void theDifferenceShowsWhatWasFilledInAndReplaced() {
        assertThat(render("--diff", heir, "--set", "epochs=9").lines())
                .containsSubsequence(
                        "--- " + heir,
                        "+name: heir",
                        " dataset: xor",
                        "   - tanh",
                        " loss:",
                        "   sse:",
                        "+    reduction: mean",
                        "-epochs: 7",
                        "+epochs: 9");
        assertThat(render("--diff", heir, "--set", "optimizer={adam: 0.1}").lines())
                .containsSubsequence(
                        "-  gradient_descent:", "-    learning_rate: 0.25", "+  adam:", "+    learning_rate: 0.1");
    }

    @Test
    void bothTogetherAreRefused() {
        assertThat(Program.run("render", "--explain", "--diff", heir).code()).isEqualTo(2);
    }
}
