package org.pierian.runner.dataset;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Data folders for tests, away from those of the person who runs them.
public final class DataFoldersAt {

    private DataFoldersAt() {}

    /// Nothing but a cache folder, `pierian` in the given one.
    public static DataFolders cache(Path folder) {
        return DataFolders.of(Optional.empty(), Map.of("XDG_CACHE_HOME", folder.toString()), "Linux", "/");
    }

    /// The folder that a person has named by `--data-dir`, and a cache folder that is not there.
    public static DataFolders named(Path folder) {
        Map<String, String> environment =
                Map.of("XDG_CACHE_HOME", folder.resolve("no-cache").toString());
        return DataFolders.of(Optional.of(folder), environment, "Linux", "/");
    }
}
