package org.pierian.runner.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.terminal.ShellLine;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.dataset.DataFile;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.git.GitFiles;
import org.pierian.runner.starter.ArrayStarter;
import org.pierian.runner.starter.FolderStarter;
import org.pierian.runner.starter.Starter;
import org.pierian.runner.starter.TableStarter;
import org.pierian.runner.starter.Task;
import org.pierian.runner.starter.TextFolderStarter;
import org.pierian.runner.starter.TextStarter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `init [FILE]`.
@Command(
        name = "init",
        description = {
            "Write a commented spec to start from, for a task, for the columns of a table, for arrays, for a folder of"
                    + " pictures or texts or for a text, or what a git repository needs for specs.",
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
            paramLabel = "DATA",
            description =
                    "Write the spec for the columns of this table, which is CSV, or Parquet or JSON lines if its name"
                            + " ends in .parquet, .jsonl or .ndjson, or a database of SQLite; for the arrays of this NPY or"
                            + " NPZ file; for this folder of pictures, which has a folder for each class; for this folder"
                            + " with a .txt file of texts for each class; or for this .txt file. It should be next to the"
                            + " spec.")
    private Optional<Path> from = Optional.empty();

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            description = "With --from: the column that is to be learned; the last one unless given.")
    private Optional<String> target = Optional.empty();

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            description = "With --from: the table of a SQLite database that has several.")
    private Optional<String> table = Optional.empty();

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
            GitFiles.write(Path.of("")).forEach(line -> terminal.resultLine(line));
            if (task.isEmpty() && from.isEmpty()) {
                return 0;
            }
        }
        Optional<Starter> starter = from.map(this::starter);
        String text =
                starter.map(Starter::text).orElseGet(() -> task.orElseThrow().text());
        if (file.toString().equals("-")) {
            terminal.document(text);
            starter.ifPresent(written -> written.notes().forEach(terminal::say));
            return 0;
        }
        write(text);
        terminal.resultLine(file.toString());
        starter.ifPresent(written -> written.notes().forEach(terminal::say));
        Optional<Path> elsewhere = from.filter(csv -> !isBelowSpec(csv));
        elsewhere.ifPresent(csv -> terminal.say(elsewhere(csv)));
        List<String> train = new ArrayList<>(List.of("runner", "train", file.toString()));
        elsewhere.ifPresent(csv -> train.addAll(List.of("--data-dir", shownFolderOf(csv))));
        terminal.say(
                "next: " + ShellLine.of(List.of("runner", "check", file.toString())) + ", then " + ShellLine.of(train));
        return 0;
    }

    /// The table is not where `train` looks for it by itself.
    private String elsewhere(Path csv) {
        String shown = ShellLine.of(List.of(csv.toString()));
        String why = isNamedBelowSpec(csv)
                ? shown + " is a link that leads out of the spec's folder, where links are not followed: copy the file"
                : "copy " + shown;
        return why + " next to " + ShellLine.of(List.of(file.toString())) + ", or name its folder with --data-dir";
    }

    private void requireOptions() {
        if (from.isEmpty() && task.isEmpty() && !git) {
            throw Failure.of(ExitCode.USAGE, "what is to be learned?")
                    .help("name a task, `--task classification`, or a file, `--from data.csv`");
        }
        if (table.isPresent() && (from.isEmpty() || isFolder())) {
            throw Failure.of(ExitCode.USAGE, "`--table` names a table of the database given by `--from`")
                    .help("add `--from data.db`, or leave `--table` out");
        }
        if (from.isEmpty() && target.isPresent()) {
            throw Failure.of(ExitCode.USAGE, "`--target` names a column of the file given by `--from`")
                    .help("add `--from data.csv`");
        }
        if (isFolder()) {
            requireOptionsOfFolder();
        } else if (isArrays()) {
            if (target.isPresent() || task.isPresent()) {
                throw Failure.of(
                                ExitCode.USAGE,
                                "`--target` and `--task` are for tables and pictures, and `--from` is a file of arrays")
                        .help("leave them out: shapes and types say what is to be learned");
            }
        } else if (from.isPresent() && task.filter(t -> t == Task.IMAGES).isPresent()) {
            throw Failure.of(ExitCode.USAGE, "`--task images` learns from images, not from a table")
                    .help("write `--task classification` or `--task regression`, or leave it out");
        }
    }

    private boolean isArrays() {
        return from.map(Path::toString)
                .filter(name -> name.endsWith(".npy") || name.endsWith(".npz"))
                .isPresent();
    }

    private boolean isFolder() {
        return from.filter(Files::isDirectory).isPresent();
    }

    private boolean isTextFolder() {
        return from.filter(Files::isDirectory).filter(TextFolderStarter::fits).isPresent();
    }

    /// A file of text, unless what is asked for is a column of a table.
    private boolean isText() {
        return from.filter(file -> file.toString().endsWith(".txt")).isPresent() && target.isEmpty() && task.isEmpty();
    }

    private void requireOptionsOfFolder() {
        if (isTextFolder() && (target.isPresent() || task.isPresent())) {
            throw Failure.of(ExitCode.USAGE, "the files of texts in `" + from.orElseThrow() + "` are their classes")
                    .help("leave `--target` and `--task` out");
        }
        if (target.isPresent()) {
            throw Failure.of(ExitCode.USAGE, "`--target` names a column of a table, and `--from` is a folder")
                    .help("leave `--target` out: the folders of pictures are their classes");
        }
        if (task.filter(t -> t != Task.IMAGES).isPresent()) {
            throw Failure.of(ExitCode.USAGE, "pictures in a folder are for `--task images`")
                    .help("write `--task images`, or leave it out");
        }
    }

    private Starter starter(Path data) {
        String name = isBelowSpec(data)
                ? specFolder()
                        .relativize(absolute(data))
                        .toString()
                        .replace(data.getFileSystem().getSeparator(), "/")
                : String.valueOf(absolute(data).getFileName());
        if (isTextFolder()) {
            return TextFolderStarter.of(data, name);
        }
        if (isText()) {
            return TextStarter.of(data, name);
        }
        if (isFolder()) {
            return FolderStarter.of(data, name);
        }
        return isArrays()
                ? ArrayStarter.of(data, name)
                : TableStarter.of(data, name, table, target, task.map(t -> t == Task.REGRESSION));
    }

    /// Whether `train` finds the table by its place next to the spec or below it.
    private boolean isBelowSpec(Path csv) {
        return isNamedBelowSpec(csv)
                && (!Files.exists(csv) || !Files.exists(specFolder()) || DataFile.isInside(specFolder(), csv));
    }

    private boolean isNamedBelowSpec(Path csv) {
        return absolute(csv).startsWith(specFolder());
    }

    /// The folder that the spec will lie in.
    private Path specFolder() {
        return folderOf(file);
    }

    /// The folder of a file, as the person writes it.
    private static String shownFolderOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? "." : parent.toString();
    }

    private static Path folderOf(Path file) {
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
