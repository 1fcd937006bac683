package org.pierian.runner.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;

/// Finds a file that a spec names: next to the spec, then, below each folder for data, in a subfolder for its
/// kind and in the folder itself.
///
/// A spec may be a stranger's, with all that lies next to it: there, a link that leads out of the folder is not
/// followed. The folders for data are the person's own, and their links lead where the person wants them to.
public final class DataFile {

    private DataFile() {}

    /// The first file of that name.
    ///
    /// @param name a path that leads out of no folder
    /// @param subfolder the folder for files of its kind, `tabular`
    /// @param near the spec's folder, and others that stand for it
    /// @param folders where to look after that
    /// @throws Failure when there is none, or nothing but a link next to the spec that leads out of its folder
    public static Path find(String name, String subfolder, List<Path> near, DataFolders folders) {
        Optional<Path> outside = Optional.empty();
        for (Path root : near) {
            Path file = root.resolve(name);
            if (Files.exists(file)) {
                if (isInside(root, file)) {
                    return file;
                }
                outside = outside.or(() -> Optional.of(file));
            }
        }
        for (Path root : folders.searchPath(subfolder)) {
            Path file = root.resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        throw outside.map(file -> outside(name, file)).orElseGet(() -> missing(name, subfolder, near, folders));
    }

    /// Whether a file is in a folder, or below it, with all links followed.
    ///
    /// @param file a file that is there
    /// @throws Failure when it cannot be looked at
    public static boolean isInside(Path folder, Path file) {
        try {
            return file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private static Failure outside(String name, Path file) {
        try {
            return DataMistake.OUTSIDE
                    .failure("`" + name + "` leads out of its folder, to `" + file.toRealPath() + "`")
                    .at(file.toString())
                    .help("put a copy of the file there instead of the link")
                    .help("or name the folder with `--data-dir`: links in a folder that you name are followed");
        } catch (IOException e) {
            return InputFile.unreadable(file, e);
        }
    }

    private static Failure missing(String name, String subfolder, List<Path> near, DataFolders folders) {
        Failure failure = folders.withPlaces(
                Failure.of(ExitCode.NOT_FOUND, "`" + name + "` is not there")
                        .at(near.getFirst().resolve(name).toString()),
                near,
                subfolder);
        List<Path> places = new ArrayList<>(near);
        places.addAll(folders.searchPath(subfolder));
        for (Path place : places) {
            Optional<String> stand = InputFile.standIn(place.resolve(name));
            if (stand.isPresent()) {
                return failure.help(stand.get());
            }
        }
        return failure.help(
                folders.named().isPresent()
                        ? "put it next to the spec or into one of these folders"
                        : "put it next to the spec, or name its folder with `--data-dir`");
    }
}
