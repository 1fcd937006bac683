package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    private static final int MISTAKES = 25;

    @TempDir
    Path folder;

    private String spec = "";

    @BeforeEach
    void writeSpec() throws IOException {
        String layers = "  - linaer: 2\n".repeat(MISTAKES);
        spec = Files.writeString(
                        folder.resolve("many.yaml"),
                        "dataset: xor\narchitecture:\n" + layers + "loss: sse\noptimizer: adam\n")
                .toString();
    }

    @Test
    void twentyMistakesAreShownAndTheRestCounted() {
        Program.Result result = Program.run("check", spec);
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err().lines().filter(line -> line.startsWith("error[")))
                .hasSize(20);
        assertThat(result.err()).endsWith("\nand 5 more\n");
        assertThat(result.out()).isEqualTo(spec + ": 25 errors\n");
    }

    @Test
    void programsGetAllOfThem() {
        Program.Result json = Program.run("check", "--format", "json", spec);
        assertThat(json.code()).isEqualTo(65);
        assertThat(json.out().lines()).hasSize(MISTAKES).allMatch(line -> line.startsWith("{\"severity\":\"error\""));
        assertThat(Program.run("check", "--json", spec)).isEqualTo(json);
        Program.Result github = Program.run("check", "--format", "github", spec);
        assertThat(github.out().lines())
                .hasSize(MISTAKES)
                .contains(
                        "::error file=" + spec
                                + ",line=3,col=5,endColumn=11,title=S004::unknown layer `linaer`%0Ahelp: did you mean `linear`?");
    }

    @Test
    void anotherFormatEndsIn2() {
        Program.Result result = Program.run("check", "--format", "xml", spec);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("`--format` wants one of text, json, github, got `xml`");
        assertThat(result.out()).isEmpty();
    }

    /// With one output there is no second class to compare with.
    @Test
    void classesOfOneOutputHaveNoCrossEntropy() throws IOException {
        Path yes = Files.writeString(
                folder.resolve("yes.yaml"),
                "dataset: xor\narchitecture: [{linear: 1}]\nloss: softmax_cross_entropy\noptimizer: adam\n");
        Program.Result result = Program.run("check", yes.toString());
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err())
                .contains("error[S025]", "`softmax_cross_entropy` needs an output for each class", "yes.yaml:3");
        assertThat(Program.run("check", yes.toString(), "--set", "loss=sse").code())
                .isZero();
    }
}
