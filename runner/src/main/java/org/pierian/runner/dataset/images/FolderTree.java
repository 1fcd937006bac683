package org.pierian.runner.dataset.images;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.pierian.runner.dataset.DataFile;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.FolderEntries;

/// The files and folders below a dataset's folder, in the order of the bytes of their names.
///
/// Files that a system leaves in every folder are left out: those whose names begin with a point, `Thumbs.db` and
/// `desktop.ini`.
///
/// @param root the dataset's folder
/// @param isForeign whether it is next to a spec, which may be a stranger's: links that lead out of it are refused
///     then
record FolderTree(Path root, boolean isForeign) {

    private static final int DEEPEST = 64;
    private static final Set<String> LEFT_BY_SYSTEMS = Set.of("thumbs.db", "desktop.ini");

    /// What is in a folder.
    ///
    /// @param folder its path from the root, empty for the root itself
    /// @return paths from the root
    List<String> entries(String folder) {
        return FolderEntries.names(resolve(folder)).stream()
                .filter(name -> !LEFT_BY_SYSTEMS.contains(name.toLowerCase(Locale.ROOT)))
                .map(name -> folder.isEmpty() ? name : folder + "/" + name)
                .toList();
    }

    /// Shows all files in a folder and below it.
    ///
    /// @param folder its path from the root
    /// @param file receives their paths from the root
    void files(String folder, Consumer<String> file) {
        files(folder, 0, file);
    }

    private void files(String folder, int depth, Consumer<String> file) {
        if (depth > DEEPEST) {
            throw DataMistake.FOLDER
                    .failure("`" + folder + "` is more than " + DEEPEST + " folders deep")
                    .at(resolve(folder).toString())
                    .help("look whether a link leads to a folder above it");
        }
        for (String entry : entries(folder)) {
            if (isFolder(entry)) {
                files(entry, depth + 1, file);
            } else {
                file.accept(entry);
            }
        }
    }

    /// Whether there is a folder.
    ///
    /// @param folder its path from the root
    boolean isFolder(String folder) {
        return Files.isDirectory(resolve(folder));
    }

    /// The path of a file or a folder.
    ///
    /// @param name its path from the root
    /// @throws Failure when it leads out of a root in which it may not
    Path resolve(String name) {
        Path path = root.resolve(name);
        if (isForeign && Files.exists(path) && !DataFile.isInside(root, path)) {
            throw DataMistake.OUTSIDE
                    .failure("`" + name + "` leads out of the folder `" + root + "`")
                    .at(path.toString())
                    .help("put a copy of the file there instead of the link")
                    .help("or name the folder with `--data-dir`: links in a folder that you name are followed");
        }
        return path;
    }
}
