package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.runner.failure.ExitCode;

/// What is said where a finished run is wanted and something else is named.
class MissingRunTest {

    @TempDir
    static Path folder;

    private static Path run = Path.of("");
    private static Path stopped = Path.of("");

    @BeforeAll
    static void train() throws IOException {
        Path spec = Files.writeString(folder.resolve("a.yaml"), """
                name: a
                dataset: xor
                architecture: [{linear: 1}]
                loss: mse
                optimizer: {gradient_descent: 0.1}
                epochs: 1
                """);
        Program.Result result =
                Program.run("train", spec.toString(), "--no-lock", "--quiet", "--out", folder.resolve("runs") + "");
        assertThat(result.code()).as(result.err()).isZero();
        run = Path.of(result.out()
                        .lines()
                        .filter(line -> line.startsWith("record"))
                        .findFirst()
                        .orElseThrow()
                        .replaceFirst("record +", ""))
                .resolveSibling("");
        stopped = StoppedRun.in(Files.createDirectory(folder.resolve("other")), "b")
                .folder()
                .path();
        for (String file : List.of("spec.yaml", "metrics.jsonl", "norms.jsonl", "preprocessing.json", "weights.json")) {
            Files.delete(stopped.resolve(file));
        }
        Files.delete(stopped.resolve("weights.safetensors"));
    }

    /// Every command that takes a finished run, without the run.
    static List<List<String>> commands() {
        return List.of(
                List.of("predict", "%", "--row", "a=1", "--row", "b=0"),
                List.of("evaluate", "%"),
                List.of("report", "%"),
                List.of("export", "%", "--to", "torch"),
                List.of("serve", "%", "--port", "0"),
                List.of("plot", "%", "loss"));
    }

    private static String refusal(List<String> command, Path named) {
        List<String> words = new ArrayList<>(command);
        words.replaceAll(word -> word.equals("%") ? named.toString() : word);
        Program.Result result = Program.run(words.toArray(String[]::new));
        assertThat(result.code()).isEqualTo(ExitCode.NOT_FOUND.number());
        assertThat(result.out()).isEmpty();
        return result.err();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachSaysWhatIsThere(List<String> command) {
        Path nothing = folder.resolve("nothing");
        assertThat(refusal(command, nothing))
                .startsWith("error: `" + nothing + "` is not there\n")
                .contains("`runner runs` lists them");
        assertThat(refusal(command, run.resolve("weights.safetensors")))
                .contains("is a file, not a run folder\n", "= help: name the folder that it is in: " + run + "\n");
        assertThat(refusal(command, folder.resolve("a.yaml")))
                .contains("is a file, not a run folder\n", "= help: name a folder that `runner train` has printed");
        for (Path above : List.of(run.getParent(), folder.resolve("runs"))) {
            assertThat(refusal(command, above))
                    .contains("`" + above + "` is not a run folder", "name one of them, such as " + run + "\n");
        }
        assertThat(refusal(command, stopped))
                .startsWith("error: the run in `" + stopped + "` is not finished\n")
                .contains("runner resume " + stopped);
    }

    @Test
    void soDoThoseThatTakeOtherFoldersToo() {
        for (List<String> command :
                Arrays.asList(List.of("watch", "%"), List.of("resume", "%"), List.of("diff", "%", run.toString()))) {
            assertThat(refusal(command, run.resolveSibling(""))).contains("name one of them, such as " + run + "\n");
            assertThat(refusal(command, folder.resolve("nothing"))).contains("is not there\n");
        }
        assertThat(refusal(List.of("verify", "%"), stopped)).contains("is not finished\n");
    }
}
