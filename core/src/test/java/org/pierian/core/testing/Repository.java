package org.pierian.core.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/// The repository that the tests run in.
public final class Repository {

    private Repository() {}

    /// Its root, whether the tests are run from there or from the module.
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        return Files.isDirectory(folder.resolve("core"))
                ? folder
                : folder.resolveSibling(".").normalize();
    }
}
