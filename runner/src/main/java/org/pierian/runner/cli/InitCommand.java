package org.pierian.runner.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `init [FILE]`.
@Command(
        name = "init",
        description = {
            "Write a commented spec to start from, or what a git repository needs for specs.",
            "",
            "Never writes over a file that exists."
        })
final class InitCommand implements Callable<Integer> {

    private final Terminal terminal;

    /// What is to be learned; each has a starter file beside this class.
    private enum Task {
        CLASSIFICATION,
        REGRESSION,
        IMAGES;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "The spec to write; spec.yaml if not given, - for the standard output.")
    private Path file = Path.of("spec.yaml");

    @Option(
            names = "--task",
            description = "What is to be learned: classification (a class from numbers), regression (a number from"
                    + " numbers), images (a class from pictures).")
    private Optional<Task> task = Optional.empty();

    @Option(
            names = "--git",
            description =
                    "Write .gitattributes, .gitignore, a hook that checks specs before a commit, and an example of a"
                            + " job that verifies all locks, into the repository whose top this folder is.")
    private boolean git;

    @Option(names = "--from", paramLabel = "FILE", description = "Not possible yet: take the columns of a CSV file.")
    private Optional<Path> from = Optional.empty();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    InitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (from.isPresent()) {
            throw Failure.of(ExitCode.USAGE, "`--from` is not possible: no dataset of the language reads CSV files")
                    .help("leave `--from` out; the starter spec uses a dataset that is built in");
        }
        if (git) {
            GitFiles.write(Path.of("")).forEach(line -> terminal.result(line + "\n"));
            if (task.isEmpty()) {
                return 0;
            }
        }
        String text = starter(task.orElseThrow(
                () -> Failure.of(ExitCode.USAGE, "`--task` is missing: classification, regression or images")
                        .help("runner init --help")));
        if (file.toString().equals("-")) {
            terminal.result(text);
            return 0;
        }
        write(text);
        terminal.result(file + "\n");
        terminal.say("next: runner check " + file + ", then runner train " + file);
        return 0;
    }

    private static String starter(Task task) throws IOException {
        try (InputStream in = InitCommand.class.getResourceAsStream(task + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("no starter spec for " + task);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void write(String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw exists(e);
        } catch (IOException e) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw exists(e);
            }
            throw Failure.of(ExitCode.CANNOT_CREATE, "`" + file + "` cannot be created")
                    .help("look whether its folder exists and may be written to")
                    .causedBy(e);
        }
    }

    private Failure exists(IOException cause) {
        return Failure.of(ExitCode.CANNOT_CREATE, "`" + file + "` exists already and was left as it is")
                .help("name another file, or delete this one first")
                .causedBy(cause);
    }
}
