package org.pierian.runner.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;

/// Finds a file that a spec names: next to the spec, then, below each folder for data, in a subfolder for its
/// kind and in the folder itself.
public final class DataFile {

    private DataFile() {}

    /// The first file of that name.
    ///
    /// @param name a path that leads out of no folder
    /// @param subfolder the folder for files of its kind, `tabular`
    /// @param near the spec's folder, and others that stand for it
    /// @param folders where to look after that
    /// @throws Failure when there is none, or a link leads out of the folder that it was found in
    public static Path find(String name, String subfolder, List<Path> near, DataFolders folders) {
        List<Path> roots = new ArrayList<>(near);
        roots.addAll(folders.searchPath(subfolder));
        for (Path root : roots) {
            Path file = root.resolve(name);
            if (Files.exists(file)) {
                requireInside(root, file, name);
                return file;
            }
        }
        throw Failure.of(ExitCode.NOT_FOUND, "`" + name + "` is not there")
                .at(near.getFirst().resolve(name).toString())
                .help("put it next to the spec, or name its folder with `--data-dir`");
    }

    private static void requireInside(Path root, Path file, String name) {
        try {
            Path real = file.toRealPath();
            if (!real.startsWith(root.toRealPath())) {
                throw DataMistake.OUTSIDE
                        .failure("`" + name + "` leads out of its folder, to `" + real + "`")
                        .at(file.toString())
                        .help("put a copy of the file there instead of the link");
            }
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }
}
