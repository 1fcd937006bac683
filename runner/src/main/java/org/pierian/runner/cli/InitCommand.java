package org.pierian.runner.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.terminal.ShellLine;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.git.GitFiles;
import org.pierian.runner.starter.CsvStarter;
import org.pierian.runner.starter.Task;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `init [FILE]`.
@Command(
        name = "init",
        description = {
            "Write a commented spec to start from, for a task or for the columns of a CSV file, or what a git"
                    + " repository needs for specs.",
            "",
            "Never writes over a file that exists."
        })
final class InitCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "The spec to write; spec.yaml if not given, - for the standard output.")
    private Path file = Path.of("spec.yaml");

    @Option(
            names = "--task",
            description = "What is to be learned: classification (a class from numbers), regression (a number from"
                    + " numbers), images (a class from images). Needed without --from and --git.")
    private Optional<Task> task = Optional.empty();

    @Option(
            names = "--git",
            description =
                    "Write .gitattributes, .gitignore, a hook that checks specs before a commit, and an example of a"
                            + " job that verifies all locks, into the repository whose top this folder is.")
    private boolean git;

    @Option(
            names = "--from",
            paramLabel = "CSV",
            description = "Write the spec for the columns of this CSV file, which should be next to the spec.")
    private Optional<Path> from = Optional.empty();

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            description = "With --from: the column that is to be learned; the last one unless given.")
    private Optional<String> target = Optional.empty();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    InitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        requireOptions();
        if (git) {
            GitFiles.write(Path.of("")).forEach(line -> terminal.result(line + "\n"));
            if (task.isEmpty() && from.isEmpty()) {
                return 0;
            }
        }
        Optional<CsvStarter> table = from.map(this::table);
        String text =
                table.map(CsvStarter::text).orElseGet(() -> task.orElseThrow().text());
        if (file.toString().equals("-")) {
            terminal.result(text);
            table.ifPresent(starter -> starter.notes().forEach(terminal::say));
            return 0;
        }
        write(text);
        terminal.result(file + "\n");
        table.ifPresent(starter -> starter.notes().forEach(terminal::say));
        from.filter(csv -> !isBelowSpec(csv))
                .ifPresent(csv -> terminal.say("copy " + ShellLine.of(List.of(csv.toString())) + " next to "
                        + ShellLine.of(List.of(file.toString())) + ", or name its folder with --data-dir"));
        terminal.say("next: runner check " + ShellLine.of(List.of(file.toString())) + ", then runner train "
                + ShellLine.of(List.of(file.toString())));
        return 0;
    }

    private void requireOptions() {
        if (from.isEmpty() && task.isEmpty() && !git) {
            throw Failure.of(ExitCode.USAGE, "what is to be learned?")
                    .help("name a task, `--task classification`, or a file, `--from data.csv`");
        }
        if (from.isEmpty() && target.isPresent()) {
            throw Failure.of(ExitCode.USAGE, "`--target` names a column of the file given by `--from`")
                    .help("add `--from data.csv`");
        }
        if (from.isPresent() && task.filter(t -> t == Task.IMAGES).isPresent()) {
            throw Failure.of(ExitCode.USAGE, "`--task images` learns from images, not from a CSV file")
                    .help("write `--task classification` or `--task regression`, or leave it out");
        }
    }

    private CsvStarter table(Path csv) {
        String name = isBelowSpec(csv)
                ? specFolder()
                        .relativize(absolute(csv))
                        .toString()
                        .replace(csv.getFileSystem().getSeparator(), "/")
                : String.valueOf(csv.getFileName());
        return CsvStarter.of(csv, name, target, task.map(t -> t == Task.REGRESSION));
    }

    private boolean isBelowSpec(Path csv) {
        return absolute(csv).startsWith(specFolder());
    }

    /// The folder that the spec will lie in.
    private Path specFolder() {
        Path parent = absolute(file).getParent();
        return parent == null ? absolute(Path.of("")) : parent;
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
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
