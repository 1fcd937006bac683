package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.runner.cli.terminal.Terminal;
import picocli.CommandLine;

/// What the documentation tells people to type is understood by the program, and its whole specs have no errors.
class DocumentedCommandsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```([a-z]*)[^\n]*\n(.*?)^```");
    private static final Pattern COMMAND = Pattern.compile("^(?:[$>] *)?(?:bin/)?runner ([a-z].*)");
    private static final Pattern CODE = Pattern.compile("(?<!`)`(?:bin/)?runner ([a-z][^`]*)`");
    private static final Pattern WORD = Pattern.compile("'[^']*'|\"[^\"]*\"|[^\\s'\"]+(?:\"[^\"]*\")?");
    private static final Pattern END = Pattern.compile("\\s+#\\s|[|;]|\\s[<>]|\\s&&|2>");

    @TempDir
    Path folder;

    private final CommandLine line = RunnerCommand.line(Terminal.ofProcess());

    @Test
    void everyCommandInABlockIsUnderstood() throws IOException {
        List<String> wrong = new ArrayList<>();
        int all = 0;
        for (Path page : pages()) {
            for (String command : commands(page)) {
                all++;
                parse(page, command, wrong);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(all).isGreaterThan(60);
    }

    @Test
    void whatTheProgramDoesNotUnderstandIsFound() {
        List<String> wrong = new ArrayList<>();
        Path page = Path.of("page.md");
        parse(page, "train 'my spec.yaml' --set name=\"a b\"  # ends with 65", wrong);
        parse(page, "runs --csv | sort > runs.csv", wrong);
        assertThat(wrong).isEmpty();
        parse(page, "trian spec.yaml", wrong);
        parse(page, "train spec.yaml --sett epochs=3", wrong);
        parse(page, "train", wrong);
        assertThat(wrong).hasSize(3);
    }

    @Test
    void everyVerbAndOptionWithinTheTextExists() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path page : pages()) {
            Matcher code = CODE.matcher(BLOCK.matcher(Files.readString(page)).replaceAll(""));
            while (code.find()) {
                if (!isKnown(words(code.group(1)))) {
                    wrong.add(page + ": " + code.group());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyWholeSpecPassesTheCheck() throws IOException {
        List<String> wrong = new ArrayList<>();
        int all = 0;
        for (Path page : pages()) {
            Matcher block = BLOCK.matcher(Files.readString(page));
            while (block.find()) {
                if (block.group(1).equals("yaml") && isWhole(block.group(2))) {
                    all++;
                    Path spec = Files.writeString(folder.resolve("spec.yaml"), block.group(2));
                    Program.Result result = Program.run("check", spec.toString());
                    if (result.code() != 0) {
                        wrong.add(page + ": " + result.err());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(all).isGreaterThan(5);
    }

    /// Without the numbered decisions, which tell of their day, and the pages that are generated from the program.
    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            List<Path> pages =
                    new ArrayList<>(files.filter(file -> file.toString().endsWith(".md"))
                            .filter(file -> !file.toString().contains("decisions"))
                            .filter(file -> !file.endsWith("cli-reference.md"))
                            .sorted()
                            .toList());
            pages.add(ROOT.resolve("README.md"));
            return pages;
        }
    }

    private static List<String> commands(Path page) throws IOException {
        List<String> commands = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(page));
        while (block.find()) {
            block.group(2)
                    .replaceAll("\\\\\n(> )?", " ")
                    .lines()
                    .map(String::strip)
                    .map(COMMAND::matcher)
                    .filter(Matcher::find)
                    .forEach(command -> commands.add(command.group(1)));
        }
        return commands;
    }

    private void parse(Path page, String command, List<String> wrong) {
        List<String> words = words(END.split(command, 2)[0]);
        try {
            if (!line.parseArgs(words.toArray(String[]::new)).hasSubcommand()) {
                wrong.add(page + ": no verb: " + command);
            }
        } catch (CommandLine.ParameterException e) {
            wrong.add(page + ": " + command + ": " + e.getMessage());
        }
    }

    private boolean isKnown(List<String> words) {
        CommandLine verb = line.getSubcommands().get(words.getFirst());
        if (verb == null) {
            return false;
        }
        for (String word : words) {
            if (word.startsWith("--") && verb.getCommandSpec().findOption(word.split("=", 2)[0]) == null) {
                return false;
            }
        }
        return true;
    }

    private static List<String> words(String command) {
        return WORD.matcher(command)
                .results()
                .map(word -> word.group().replaceAll("['\"]", ""))
                .toList();
    }

    private static boolean isWhole(String block) {
        return Stream.of("dataset:", "architecture:", "loss:", "optimizer:")
                .allMatch(key -> block.lines().anyMatch(line -> line.startsWith(key)));
    }
}
