package org.pierian.runner.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Writes whole files: to a temporary name next to the target, synced, renamed over the target, the folder
/// synced.
///
/// After a crash at any moment the target is either what it was before or what was to be written.
public final class AtomicFile {

    /// End of the names of files that are not whole yet.
    public static final String TEMPORARY = StaleTemporaries.ENDING;

    private AtomicFile() {}

    /// Replaces `target` by the given text in UTF-8.
    ///
    /// @throws Failure when it cannot be created or written; the target is untouched then
    public static void write(Path target, String text) {
        write(LocalDisk.DISK, target, text);
    }

    /// Replaces `target` by what `content` writes, creating its folder.
    ///
    /// @throws Failure when it cannot be created or written; the target is untouched then
    public static void write(Path target, PendingFile.Content content) {
        write(LocalDisk.DISK, target, content);
    }

    /// The same on any disk.
    public static void write(Disk disk, Path target, String text) {
        write(disk, target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// The same on any disk.
    public static void write(Disk disk, Path target, PendingFile.Content content) {
        write(disk, target, target.resolveSibling(target.getFileName() + TEMPORARY), content);
    }

    /// The same for a file that two processes may write at once, for each by a temporary name of its own: the
    /// last to come wins, and neither breaks the other's. What a killed process leaves of it is removed by
    /// [StaleTemporaries].
    public static void writeShared(Path target, PendingFile.Content content) {
        write(LocalDisk.DISK, target, StaleTemporaries.nameFor(target), content);
    }

    /// The same for a text in UTF-8.
    public static void writeShared(Path target, String text) {
        writeShared(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// Begins a file that is written bit by bit, by a temporary name of its own, creating its folder.
    ///
    /// @throws Failure when it cannot be created, or something that is no file has its name
    public static PendingFile begin(Path target) {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw Failure.of(
                            ExitCode.CANNOT_CREATE,
                            "`" + target + "` is " + InputFile.kind(target) + ", and cannot become a file")
                    .at(target.toString())
                    .help("name a file");
        }
        createFolder(LocalDisk.DISK, PendingFile.folderOf(target));
        StaleTemporaries.remove(LocalDisk.DISK, target);
        return PendingFile.create(LocalDisk.DISK, target, StaleTemporaries.nameFor(target));
    }

    private static void write(Disk disk, Path target, Path temporary, PendingFile.Content content) {
        createFolder(disk, PendingFile.folderOf(target));
        try (PendingFile file = PendingFile.create(disk, target, temporary)) {
            file.write(content);
            file.commit();
        }
    }

    /// Creates a folder with its parents, each of them synced.
    ///
    /// @throws Failure when that is not possible
    public static void createFolder(Path folder) {
        createFolder(LocalDisk.DISK, folder);
    }

    private static void createFolder(Disk disk, Path folder) {
        try {
            createMissing(disk, folder.toAbsolutePath());
        } catch (IOException e) {
            throw Failure.of(
                            ExitCode.CANNOT_CREATE,
                            "the folder `" + folder + "` cannot be created: " + DiskErrors.reason(e))
                    .help("choose another place with `--out`, or make it writable")
                    .causedBy(e);
        }
    }

    private static void createMissing(Disk disk, Path folder) throws IOException {
        Path parent = folder.getParent();
        if (Files.isDirectory(folder) || parent == null) {
            return;
        }
        createMissing(disk, parent);
        disk.createFolder(folder);
        disk.forceFolder(parent);
    }
}
