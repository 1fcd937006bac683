package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.runner.failure.DataMistake;
import org.pierian.spec.diagnostic.Explanation;

class ExplainCommandTest {

    @TempDir
    Path folder;

    static List<String> codes() {
        return Explanation.codes();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void theWrongExampleGivesTheCodeAndTheRightOneNothing(String code) throws IOException {
        Explanation explanation = Explanation.of(code).orElseThrow();
        assertThat(check("wrong.yaml", explanation.wrong(), explanation.circumstance()))
                .contains("\"code\":\"" + code + "\"");
        assertThat(check("right.yaml", explanation.right(), "")).isEmpty();
    }

    private String check(String name, String text, String circumstance) throws IOException {
        Path file = folder.resolve(name);
        boolean utf16 = circumstance.equals("saved as UTF-16");
        Files.writeString(file, text, utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        List<String> arguments = new ArrayList<>(List.of("check", "--json", file.toString()));
        if (circumstance.startsWith("with --set ")) {
            arguments.addAll(List.of(circumstance.substring(5).split(" ", -1)));
        }
        return Program.run(arguments.toArray(String[]::new)).out();
    }

    @Test
    void withoutACodeAllAreListed() {
        Program.Result result = Program.run("explain");
        assertThat(result.code()).isZero();
        assertThat(result.out().lines())
                .hasSize(codes().size() + DataMistake.values().length)
                .contains("S001  unknown key", "D031  a cell that is not a number");
    }

    @Test
    void aCodeIsExplainedInWordsAndExamples() {
        Program.Result result = Program.run("explain", "s034");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("S034: override that does not fit\n")
                .contains("\nwrong, with --set optimizer.adam.learning_rate=0.1:\n\n    dataset: xor\n", "\nright:\n");
    }

    @Test
    void aCodeOfDataIsExplainedInWords() {
        Program.Result result = Program.run("explain", "d036");
        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("D036: a missing value\n\n").contains("`missing: mean`");
    }

    @Test
    void anUnknownCodeEndsIn2WithTheNearest() {
        Program.Result result = Program.run("explain", "S0001");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("there is no code `S0001`", "did you mean `S001`?");
    }
}
