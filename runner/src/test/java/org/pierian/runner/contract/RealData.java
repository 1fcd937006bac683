package org.pierian.runner.contract;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Data that is not part of the repository.
final class RealData {

    private RealData() {}

    /// The folder with real data, if this machine has it.
    static Optional<Path> folder() {
        Path folder = Path.of(System.getenv().getOrDefault("RUNNER_DATA", "../../shared/data"));
        return Files.isDirectory(folder.resolve("mnist")) ? Optional.of(folder) : Optional.empty();
    }
}
