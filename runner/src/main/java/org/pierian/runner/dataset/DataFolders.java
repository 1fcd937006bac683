package org.pierian.runner.dataset;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Where the files of a dataset are looked for, and where they are put when downloaded.
///
/// | order | folder                                                                        |
/// |-------|-------------------------------------------------------------------------------|
/// | 1     | the one given by `--data-dir`, first its subfolder named as the dataset         |
/// | 2     | the one named by the environment variable `RUNNER_DATA`, likewise               |
/// | 3     | the dataset's subfolder of the user's cache folder, where downloads go as well  |
///
/// The cache folder is `$XDG_CACHE_HOME/pierian` or `~/.cache/pierian`, on macOS `~/Library/Caches/pierian`, on
/// Windows `%LOCALAPPDATA%\pierian`.
public final class DataFolders {

    private static final String VARIABLE = "RUNNER_DATA";
    private static final String PROGRAM = "pierian";

    private final List<Path> roots;
    private final Path cache;

    private DataFolders(List<Path> roots, Path cache) {
        this.roots = List.copyOf(roots);
        this.cache = cache;
    }

    /// The folders on this machine.
    ///
    /// @param dataDir value of `--data-dir`, if given
    /// @throws Failure when `dataDir` is no folder
    public static DataFolders of(Optional<Path> dataDir) {
        return of(dataDir, System.getenv(), System.getProperty("os.name", ""), System.getProperty("user.home", "."));
    }

    /// The folders on some machine.
    ///
    /// @param dataDir value of `--data-dir`, if given
    /// @param environment the environment variables
    /// @param os name of the operating system, as Java calls it
    /// @param userHome the user's home folder, where the environment does not say
    /// @throws Failure when `dataDir` is no folder, or a variable is no path
    static DataFolders of(Optional<Path> dataDir, Map<String, String> environment, String os, String userHome) {
        List<Path> roots = new ArrayList<>();
        dataDir.ifPresent(dir -> roots.add(requireFolder(dir)));
        variable(VARIABLE, environment).ifPresent(roots::add);
        return new DataFolders(roots, cacheFolder(environment, os.toLowerCase(Locale.ROOT), userHome));
    }

    private static Path requireFolder(Path dir) {
        if (!Files.isDirectory(dir)) {
            throw Failure.of(ExitCode.NOT_FOUND, "the folder `" + dir + "` given by `--data-dir` is not there")
                    .at(dir.toString())
                    .help("check the spelling of the path");
        }
        return dir;
    }

    private static Path cacheFolder(Map<String, String> environment, String os, String userHome) {
        if (os.startsWith("windows")) {
            Optional<Path> local = variable("LOCALAPPDATA", environment);
            return local.orElse(Path.of(userHome, "AppData", "Local")).resolve(PROGRAM);
        }
        Path home = variable("HOME", environment).orElse(Path.of(userHome));
        if (os.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches").resolve(PROGRAM);
        }
        // The XDG specification wants relative paths to be ignored.
        return variable("XDG_CACHE_HOME", environment)
                .filter(Path::isAbsolute)
                .orElse(home.resolve(".cache"))
                .resolve(PROGRAM);
    }

    private static Optional<Path> variable(String name, Map<String, String> environment) {
        String value = environment.getOrDefault(name, "");
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
        } catch (InvalidPathException e) {
            throw Failure.of(ExitCode.INPUT, "the environment variable `" + name + "` does not hold a path")
                    .at(name)
                    .causedBy(e);
        }
    }

    /// All folders that may hold files of a dataset, in order.
    ///
    /// @param dataset its name, for example `mnist`
    public List<Path> searchPath(String dataset) {
        List<Path> folders = new ArrayList<>();
        for (Path root : roots) {
            folders.add(root.resolve(dataset));
            folders.add(root);
        }
        folders.add(cache(dataset));
        return folders;
    }

    /// The first file on the search path that has one of the given names.
    public Optional<Path> find(String dataset, List<String> names) {
        return searchPath(dataset).stream()
                .flatMap(folder -> names.stream().map(folder::resolve))
                .filter(Files::exists)
                .findFirst();
    }

    /// Where downloaded files of a dataset belong; it need not exist.
    public Path cache(String dataset) {
        return cache.resolve(dataset);
    }
}
