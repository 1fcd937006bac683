package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandReferenceTest {

    private static final Path PAGE = Path.of("../docs/cli-reference.md");

    @Test
    void thePageIsFreshAndNamesEveryOption() throws IOException {
        CommandLine line = RunnerCommand.line(Terminal.ofProcess());
        String page = CommandReference.of(line.getCommandSpec());
        if (Boolean.getBoolean("pierian.refresh")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("docs/cli-reference.md is generated and stale; write it anew with scripts/refresh-docs.sh")
                .hasContent(page);
        line.getSubcommands().forEach((verb, sub) -> {
            assertThat(page).contains("\n## " + verb + "\n");
            sub.getCommandSpec().options().forEach(option -> assertThat(page).contains(option.longestName()));
        });
    }
}
