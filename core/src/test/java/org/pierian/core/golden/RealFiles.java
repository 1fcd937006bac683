package org.pierian.core.golden;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.pierian.core.testing.Repository;

/// Files that are too large for the repository. A test whose files are absent is skipped, and says so.
final class RealFiles {

    private RealFiles() {}

    /// A real data file, from the folder that `RUNNER_DATA` names or from `../shared/data` next to the
    /// repository.
    ///
    /// @param name for example `mnist/train-images-idx3-ubyte.gz`
    static Path data(String name) {
        return present(data().resolve(name).normalize());
    }

    /// A reference file, from the folder `golden` next to that of the data.
    ///
    /// @param name for example `book/mnist_full_deep.json`
    static Path golden(String name) {
        return present(data().resolve("../golden").resolve(name).normalize());
    }

    private static Path data() {
        String folder = System.getenv("RUNNER_DATA");
        return folder == null ? Repository.root().resolve("../shared/data") : Path.of(folder);
    }

    private static Path present(Path file) {
        assumeTrue(Files.isReadable(file), () -> "needs " + file);
        return file;
    }
}
