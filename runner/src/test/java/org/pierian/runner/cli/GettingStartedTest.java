package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Types every command of the page for newcomers, in its order.
class GettingStartedTest {

    private static final String PROMPT = "$ bin/runner ";
    private static final String TABLE = "examples/specs/two-moons.csv";
    private static final String FAILS = "  # ends with ";

    @TempDir
    Path folder;

    @Test
    void everyCommandOfThePageWorks() throws IOException {
        Files.createDirectories(folder.resolve(TABLE).getParent());
        Files.copy(Path.of("..", TABLE), folder.resolve(TABLE));
        List<String> commands = commands();
        assertThat(commands).hasSizeGreaterThanOrEqualTo(10);
        for (String command : commands) {
            String[] parts = command.split(FAILS, -1);
            int wanted = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
            Program.Result result = Program.run(arguments(parts[0]));
            assertThat(result.code()).as("%s: %s", command, result.err()).isEqualTo(wanted);
        }
        assertThat(folder.resolve("my.lock.json")).exists();
    }

    /// The command lines of all console blocks; anything else in such a block is an error of the page.
    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        boolean console = false;
        for (String line : Files.readAllLines(Path.of("../docs/getting-started.md"))) {
            if (line.startsWith("```")) {
                console = line.equals("```console");
            } else if (console) {
                assertThat(line).startsWith(PROMPT);
                commands.add(line.substring(PROMPT.length()));
            }
        }
        return commands;
    }

    /// Files of the page lie in the clone, which tests see from a module; what is written goes to a folder of
    /// its own.
    private String[] arguments(String command) {
        List<String> words = new ArrayList<>(Arrays.stream(command.split(" ", -1))
                .map(word -> word.equals(TABLE) ? folder.resolve(TABLE).toString() : word)
                .map(word -> word.startsWith("examples/") ? "../" + word : word)
                .map(word -> word.equals("my.yaml") || word.equals("moons.yaml") || word.startsWith("runs/")
                        ? folder.resolve(word).toString()
                        : word)
                .toList());
        if (words.getFirst().equals("train")) {
            words.addAll(List.of("--out", folder.resolve("runs").toString()));
        }
        return words.toArray(String[]::new);
    }
}
