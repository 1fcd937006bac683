package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitCommandTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"classification", "regression", "images"})
    void theStarterHasNoMistake(String task) {
        String file = folder.resolve("new.yaml").toString();
        Program.Result result = Program.run("init", "--task", task, file);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo(file + "\n");
        assertThat(Program.run("check", "--json", file)).isEqualTo(new Program.Result(0, "", ""));
    }

    @Test
    void aFileIsNeverWrittenOver() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "mine");
        Program.Result result = Program.run("init", "--task", "images", file.toString());
        assertThat(result.code()).isEqualTo(73);
        assertThat(result.err()).contains("exists already");
        assertThat(file).hasContent("mine");
        assertThat(Program.run("init", "--task", "images", folder.toString()).code())
                .isEqualTo(73);
        assertThat(Program.run("init", "--task", "images", folder + "/none/a.yaml")
                        .code())
                .isEqualTo(73);
    }

    @Test
    void wrongWishesEndIn2() {
        String file = folder.resolve("new.yaml").toString();
        Program.Result csv = Program.run("init", "--task", "images", "--from", "data.csv", file);
        assertThat(csv.code()).isEqualTo(2);
        assertThat(csv.err()).contains("learns from images");
        assertThat(Program.run("init", "--task", "images", "--target", "x", file)
                        .code())
                .isEqualTo(2);
        assertThat(Program.run("init", file).code()).isEqualTo(2);
        assertThat(Program.run("init", "--task", "music", file).err()).contains("classification, regression, images");
        assertThat(Path.of(file)).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"text.txt, text", "a novel.txt, a_novel", ".txt, text", "old.text.txt, '\"old.text\"'"})
    void aRunIsNamedAsItsTextWithoutTheEnding(String file, String name) throws IOException {
        Files.writeString(folder.resolve(file), "to be or not to be, that is the question\n".repeat(20));
        Program.Result spec = Program.run("init", "--from", folder.resolve(file).toString(), "-");
        assertThat(spec.code()).as(spec.err()).isZero();
        assertThat(spec.out()).contains("\nname: " + name + " ", "file: \"" + file + "\"");
    }

    @Test
    void aTableOfAsManyColumnsAsThereMayBeIsAnsweredInTimeLinearInItsCells() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int row = -1; row < 5; row++) {
            for (int c = 0; c < 65_536; c++) {
                text.append(c == 0 ? "" : ",").append(row < 0 ? "c" + c : "" + c * row % 7);
            }
            text.append('\n');
        }
        String csv = Files.writeString(folder.resolve("wide.csv"), text).toString();
        Program.Result all =
                assertTimeout(Duration.ofSeconds(60), () -> Program.run("init", "--from", csv, folder + "/w.yaml"));
        assertThat(all.code()).isEqualTo(65);
        assertThat(all.err()).contains("no spec can be written for `wide.csv`", "leave columns out");

        Path narrower = folder.resolve("narrower.csv"); // of whose columns there is a spec
        Files.writeString(
                narrower, text.toString().lines().map(InitCommandTest::narrower).collect(Collectors.joining("\n")));
        String spec = folder.resolve("n.yaml").toString();
        Program.Result some =
                assertTimeout(Duration.ofSeconds(60), () -> Program.run("init", "--from", narrower.toString(), spec));
        assertThat(some.code()).as(some.err()).isZero();
        Program.Result data = assertTimeout(Duration.ofSeconds(60), () -> Program.run("data", spec));
        assertThat(data.out()).contains("\nc19998 ");
    }

    private static String narrower(String line) {
        return Arrays.stream(line.split(",", -1)).limit(20_001).collect(Collectors.joining(","));
    }

    @Test
    void completionKnowsEveryVerbAndIsAShellScript() throws IOException, InterruptedException {
        Program.Result result = Program.run("completion", "zsh");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("train", "summary", "explain", "--format", "\"classification\" \"regression\" \"images\"");
        Path script = Files.writeString(folder.resolve("completion.sh"), result.out());
        assertThat(new ProcessBuilder("bash", "-n", script.toString()).start().waitFor())
                .isZero();
        assertThat(Program.run("completion", "tcsh").code()).isEqualTo(2);
    }
}
