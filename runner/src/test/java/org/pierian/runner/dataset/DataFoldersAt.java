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
}
