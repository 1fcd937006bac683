package org.pierian.runner.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.LocalDisk;

/// Says why a folder does not have a file of a finished run: nothing is there, a file of a run or a folder of runs
/// was named in its place, or the run has not ended.
public final class MissingRun {

    private static final String EXAMPLE = "such as runs/xor/1a2b3c4d5e6f";

    private MissingRun() {}

    /// The failure of a command that wants a finished run.
    ///
    /// @param path what was named
    /// @param file what the folder does not have
    public static Failure of(Path path, String file) {
        if (!Files.exists(path)) {
            return notFound("`" + path + "` is not there")
                    .help("name a run folder, " + EXAMPLE + "; `runner runs` lists them");
        }
        if (!Files.isDirectory(path)) {
            return notFound("`" + path + "` is a file, not a run folder")
                    .help(folderOf(path)
                            .map(run -> "name the folder that it is in: " + run)
                            .orElse("name a folder that `runner train` has printed, " + EXAMPLE));
        }
        if (isUnfinished(path)) {
            return notFound("the run in `" + path + "` is not finished")
                    .help("if it is being trained, wait; `runner watch " + path + "` shows how far it is")
                    .help("if it was stopped, finish it: runner resume " + path);
        }
        return notFound("`" + path + "` is not a run folder: it has no " + file)
                .help(runBelow(path)
                        .map(run -> "there are runs in it: name one of them, such as " + run)
                        .orElse("name a folder that `runner train` has printed, " + EXAMPLE));
    }

    /// Whether a training has written into a folder, and not ended.
    public static boolean isUnfinished(Path path) {
        Path local = path.resolve("local");
        return !isRun(path)
                && (Files.exists(local.resolve("progress.json"))
                        || !new Checkpoints(LocalDisk.DISK, local.resolve("checkpoints")).isEmpty());
    }

    private static Failure notFound(String message) {
        return Failure.of(ExitCode.NOT_FOUND, message);
    }

    private static Optional<Path> folderOf(Path file) {
        return Optional.ofNullable(file.toAbsolutePath().getParent())
                .filter(MissingRun::isRun)
                .map(_ -> Optional.ofNullable(file.getParent()).orElse(Path.of(".")));
    }

    /// A finished run in the folder of a name, or in that of all runs.
    private static Optional<Path> runBelow(Path path) {
        try (Stream<Path> tree = Files.walk(path, 2)) {
            return tree.filter(MissingRun::isRun).min(Path::compareTo);
        } catch (IOException | UncheckedIOException _) {
            return Optional.empty(); // what cannot be read is not suggested
        }
    }

    private static boolean isRun(Path path) {
        return Files.isRegularFile(path.resolve("record.json"));
    }
}
