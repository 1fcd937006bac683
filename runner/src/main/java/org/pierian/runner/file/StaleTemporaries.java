package org.pierian.runner.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Temporary names that no other process uses, and what killed processes have left under such names.
public final class StaleTemporaries {

    /// End of the names of files that are not whole yet.
    static final String ENDING = ".part";

    /// Nobody takes so long from one write of a file to the next.
    private static final Duration STALE = Duration.ofHours(1);

    private StaleTemporaries() {}

    /// A new temporary name next to a file: `a.json.1f2e3d4c.part` for `a.json`.
    static Path nameFor(Path target) {
        String random = UUID.randomUUID().toString().substring(0, 8);
        return target.resolveSibling(target.getFileName() + "." + random + ENDING);
    }

    /// Removes all temporaries of a folder, which nobody else writes to now.
    ///
    /// @throws IOException when the disk fails
    public static void removeAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(ENDING)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// Removes temporaries of a file that nobody has written to for an hour. Where the folder may not be listed
    /// or changed they stay.
    ///
    /// @throws Failure when the disk fails
    public static void remove(Disk disk, Path target) {
        String start = target.getFileName() + ".";
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> temporaries = files.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return name.startsWith(start)
                                && name.substring(start.length()).matches("([0-9a-f]{8}\\.)?part");
                    })
                    .toList();
            for (Path file : temporaries) {
                if (Files.getLastModifiedTime(file)
                        .toInstant()
                        .isBefore(Instant.now().minus(STALE))) {
                    disk.delete(file);
                }
            }
        } catch (AccessDeniedException | NoSuchFileException | NotDirectoryException _) {
            // What cannot be seen is in nobody's way.
        } catch (IOException | UncheckedIOException e) {
            if (!DiskErrors.isReadOnly(folder)) {
                throw Failure.of(
                                ExitCode.IO,
                                "the folder `" + folder + "` cannot be tidied: " + DiskErrors.reason(DiskErrors.io(e)))
                        .help("nothing was written yet; check the disk and try again")
                        .causedBy(e);
            }
        }
    }
}
