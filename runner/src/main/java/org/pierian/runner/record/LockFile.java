package org.pierian.runner.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pierian.runner.file.AtomicFile;
import org.pierian.runner.file.Disk;
import org.pierian.runner.file.StaleTemporaries;
import org.pierian.runner.run.RecordReader;
import org.pierian.runner.run.RunRecord;

/// The record of the accepted run, beside its spec: `xor.lock.json` for `xor.yaml`.
///
/// @param path the file
public record LockFile(Path path) {

    private static final String ENDING = ".lock.json";

    /// The lock of a spec.
    public static LockFile of(Path spec) {
        String name = String.valueOf(spec.getFileName());
        int dot = name.lastIndexOf('.');
        return new LockFile(spec.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ENDING));
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
        StaleTemporaries.remove(Disk.LOCAL, path);
    }
}
