package org.pierian.runner.live;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.json.StrictJson;

/// Reads `local/progress.json`.
final class ProgressReader {

    /// A hundred times as long as those that are written.
    private static final long LONGEST = 1 << 20;

    private final Path file;

    ProgressReader(Path file) {
        this.file = file;
    }

    /// What it says; empty where it is not there or damaged.
    Optional<Snapshot> read() {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            return SnapshotJson.read(StrictJson.read(
                    new ByteArrayInputStream(bytes), file.toString(), why -> Failure.of(ExitCode.INPUT, why)));
        } catch (IOException | Failure _) {
            return Optional.empty(); // as if it were not there
        }
    }
}
