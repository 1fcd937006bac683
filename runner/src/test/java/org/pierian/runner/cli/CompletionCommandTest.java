package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.runner.cli.terminal.Terminal;

/// The completion script inside bash; `scripts/test-completion.sh` tests zsh too.
class CompletionCommandTest {

    private static final String COMPLETE = """
            source ./completion.sh
            COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE}
            _complete_runner 2>/dev/null
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeScript() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is not installed");
        Program.Result result = Program.run("completion", "bash");
        assertThat(result.code()).isZero();
        Files.writeString(folder.resolve("completion.sh"), result.out());
        Files.writeString(folder.resolve("spec.yaml"), "");
    }

    @Test
    void theScriptIsBash() throws Exception {
        assertThat(bash("-n", "completion.sh")).isEmpty();
    }

    @Test
    void verbsFilesOptionsAndTheirWordsAreCompleted() throws Exception {
        assertThat(complete("ch")).containsExactly("check");
        assertThat(complete(""))
                .containsAll(RunnerCommand.line(Terminal.ofProcess())
                        .getSubcommands()
                        .keySet());
        assertThat(complete("check", "sp")).containsExactly("spec.yaml");
        assertThat(complete("train", "--out", "sp")).containsExactly("spec.yaml");
        assertThat(complete("train", "--kern")).containsExactly("--kernels");
        assertThat(complete("train", "--kernels", "")).containsExactly("auto", "scalar", "vector");
        assertThat(complete("check", "--format", "g")).containsExactly("github");
        assertThat(complete("completion", "z")).containsExactly("zsh");
    }

    private List<String> complete(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("--norc", "-c", COMPLETE, "completion", "runner"));
        command.addAll(List.of(words));
        return bash(command.toArray(String[]::new)).lines().toList();
    }

    private String bash(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/bash"));
        command.addAll(List.of(arguments));
        Process bash = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
        return said;
    }
}
