package org.pierian.runner.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// A file that is being written by a temporary name: it is not there before [#commit], and never without it.
public final class PendingFile implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Disk disk;
    private final Path target;
    private final Path temporary;
    private final OutputStream out;
    private boolean isOpen = true;
    private boolean isDone;

    private PendingFile(Disk disk, Path target, Path temporary, OutputStream out) {
        this.disk = disk;
        this.target = target;
        this.temporary = temporary;
        this.out = out;
    }

    /// Writes the content of a file.
    @FunctionalInterface
    public interface Content {
        /// Writes everything; the stream is closed by the caller.
        void writeTo(OutputStream out) throws IOException;
    }

    static PendingFile create(Disk disk, Path target, Path temporary) {
        try {
            return new PendingFile(disk, target, temporary, new BufferedOutputStream(disk.create(temporary), BUFFER));
        } catch (IOException e) {
            deleteQuietly(disk, temporary);
            throw cannotWrite(target, e);
        }
    }

    /// Writes what comes next.
    ///
    /// @throws Failure when the disk does not take it
    public void write(Content content) {
        try {
            content.writeTo(out);
        } catch (IOException | UncheckedIOException e) {
            throw cannotWrite(target, e);
        }
    }

    /// The same for a text in UTF-8.
    public void write(String text) {
        write(stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// Gives the file its name, once its content is safe.
    ///
    /// @throws Failure when that is not possible; what had the name before is untouched then
    public void commit() {
        try {
            isOpen = false;
            out.close();
            disk.force(temporary);
            disk.rename(temporary, target);
            isDone = true;
            disk.forceFolder(folderOf(target));
        } catch (IOException | UncheckedIOException e) {
            throw cannotWrite(target, e);
        }
    }

    /// Removes what was written, unless it has its name.
    @Override
    public void close() {
        if (isDone) {
            return;
        }
        try {
            if (isOpen) {
                isOpen = false;
                out.close();
            }
        } catch (IOException _) {
            // The file goes in any case.
        }
        deleteQuietly(disk, temporary);
    }

    static Path folderOf(Path target) {
        Path parent = target.toAbsolutePath().getParent();
        return parent == null ? target.toAbsolutePath() : parent;
    }

    private static void deleteQuietly(Disk disk, Path file) {
        try {
            disk.delete(file);
        } catch (IOException _) {
            // The first failure is the one to report.
        }
    }

    private static Failure cannotWrite(Path target, Exception cause) {
        Throwable io = DiskErrors.io(cause);
        boolean refused = io instanceof AccessDeniedException || DiskErrors.isReadOnly(folderOf(target));
        ExitCode code = refused ? ExitCode.CANNOT_CREATE : ExitCode.IO;
        return Failure.of(code, "`" + target + "` cannot be written: " + DiskErrors.reason(io))
                .help("free some space or choose another place; what was there before is untouched")
                .causedBy(cause);
    }
}
