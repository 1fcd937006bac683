package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pierian.runner.cli.terminal.Terminal;
import picocli.CommandLine;

class CommandReferenceTest {

    private static final Path PAGE = Path.of("../docs/cli-reference.md");
    private static final Path MAN = Path.of("../docs/man");

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

    @Test
    void theManPagesAreFreshAndThereIsOneForEachVerb() throws IOException {
        Map<String, String> pages =
                ManPages.of(RunnerCommand.line(Terminal.ofProcess()).getCommandSpec());
        if (Boolean.getBoolean("pierian.refresh")) {
            Files.createDirectories(MAN);
            for (Map.Entry<String, String> page : pages.entrySet()) {
                Files.writeString(MAN.resolve(page.getKey()), page.getValue());
            }
        }
        pages.forEach((name, text) -> assertThat(MAN.resolve(name))
                .as("docs/man/%s is generated and stale; write it anew with scripts/refresh-docs.sh", name)
                .hasContent(text));
        try (Stream<Path> files = Files.list(MAN)) {
            assertThat(files.map(file -> file.getFileName().toString())).hasSameElementsAs(pages.keySet());
        }
    }

    @Test
    void everyVerbHasAnExampleThatTheProgramUnderstands() {
        CommandLine line = RunnerCommand.line(Terminal.ofProcess());
        assertThat(HelpExamples.byVerb()).containsOnlyKeys(line.getSubcommands().keySet());
        HelpExamples.byVerb()
                .forEach((verb, examples) -> examples.stream()
                        .flatMap(example -> Stream.of(example.split("[|<>()]", -1)))
                        .map(String::strip)
                        .filter(command -> command.startsWith("runner "))
                        .forEach(command -> {
                            String[] words =
                                    command.substring("runner ".length()).split(" ", -1);
                            assertThat(line.parseArgs(words).hasSubcommand())
                                    .as(command)
                                    .isTrue();
                        }));
    }
}
