package org.pierian.runner.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pierian.runner.file.AtomicFile;
import org.pierian.runner.file.LocalDisk;
import org.pierian.runner.file.StaleTemporaries;

/// The record of the accepted run, next to its spec: `xor.lock.json` for `xor.yaml`.
///
/// @param path the file
public record LockFile(Path path) {

    private static final String ENDING = ".lock.json";

    /// The lock of a spec.
    public static LockFile of(Path spec) {
        return new LockFile(spec.resolveSibling(nameFor(String.valueOf(spec.getFileName()))));
    }

    /// The name of the lock of a spec.
    ///
    /// @param spec the spec's name, with or without folders before it
    public static String nameFor(String spec) {
        int dot = spec.lastIndexOf('.');
        return (dot > spec.lastIndexOf('/') + 1 ? spec.substring(0, dot) : spec) + ENDING;
    }

    /// Whether a file is a lock by its name.
    public static boolean isLock(Path file) {
        return file.toString().endsWith(ENDING);
    }

    /// What it holds; empty when it is not there.
    ///
    /// @throws org.pierian.runner.failure.Failure when it is damaged
    public Optional<RunRecord> read() {
        return Files.exists(path) ? Optional.of(RecordReader.read(path)) : Optional.empty();
    }

    /// Replaces it.
    public void write(RunRecord record) {
        AtomicFile.writeShared(path, record.json());
    }

    /// Removes what killed processes have left of it.
    public void tidy() {
        StaleTemporaries.remove(LocalDisk.DISK, path);
    }
}
