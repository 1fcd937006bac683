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

    private static final String OPTION = "--data-dir";
    private static final String VARIABLE = "RUNNER_DATA";
    private static final String PROGRAM = "pierian";

    private final List<Root> roots;
    private final Path cache;

    private DataFolders(List<Root> roots, Path cache) {
        this.roots = List.copyOf(roots);
        this.cache = cache;
    }

    /// A folder that the person has named.
    ///
    /// @param origin by what
    private record Root(Path folder, String origin) {

        boolean isThere() {
            return Files.isDirectory(folder);
        }

        /// The folder is not there, in words.
        String fault() {
            return "the folder `" + folder + "` given by `" + origin + "` is "
                    + (Files.exists(folder) ? "a file, not a folder" : "not there");
        }

        String advice() {
            if (Files.exists(folder)) {
                return "name the folder that the file lies in";
            }
            return folder.startsWith("~")
                    ? "write the whole path: only a shell replaces `~`, and not between quotes"
                    : "check the spelling of `" + origin + "`";
        }
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
        List<Root> roots = new ArrayList<>();
        dataDir.ifPresent(dir -> roots.add(requireFolder(new Root(dir, OPTION))));
        variable(VARIABLE, environment).ifPresent(dir -> roots.add(new Root(dir, VARIABLE)));
        return new DataFolders(roots, cacheFolder(environment, os.toLowerCase(Locale.ROOT), userHome));
    }

    private static Root requireFolder(Root root) {
        if (!root.isThere()) {
            throw Failure.of(ExitCode.NOT_FOUND, root.fault())
                    .at(root.folder().toString())
                    .help(root.advice());
        }
        return root;
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
        for (Root root : roots) {
            folders.add(root.folder().resolve(dataset));
            folders.add(root.folder());
        }
        folders.add(cache(dataset));
        return folders;
    }

    /// The first file on the search path that has one of the given names; a folder of that name is none.
    public Optional<Path> find(String dataset, List<String> names) {
        return searchPath(dataset).stream()
                .flatMap(folder -> names.stream().map(folder::resolve))
                .filter(path -> Files.exists(path) && !Files.isDirectory(path))
                .findFirst();
    }

    /// The first folder that the person has named and that is there.
    public Optional<Path> named() {
        return roots.stream().filter(Root::isThere).map(Root::folder).findFirst();
    }

    /// What is wrong with the environment, in one line: `RUNNER_DATA` names a folder that is not there.
    public Optional<String> warning() {
        return roots.stream()
                .filter(root -> !root.isThere())
                .map(root -> "warning: " + root.fault())
                .findFirst();
    }

    /// The same failure with every place that was looked in.
    ///
    /// @param near folders that were looked in before these
    /// @param dataset as in [#searchPath]
    public Failure withPlaces(Failure failure, List<Path> near, String dataset) {
        Failure told = failure;
        for (Path folder : near) {
            told = told.detail(lookedIn(folder));
        }
        for (Root root : roots) {
            if (root.isThere()) {
                told = told.detail(lookedIn(root.folder().resolve(dataset))).detail(lookedIn(root.folder()));
            } else {
                told = told.detail(root.fault()).help(root.advice());
            }
        }
        return told.detail(lookedIn(cache(dataset)));
    }

    private static String lookedIn(Path folder) {
        return "looked in `" + folder + "`" + (Files.isDirectory(folder) ? "" : ", which is not there");
    }

    /// Where downloaded files of a dataset belong; it need not exist.
    public Path cache(String dataset) {
        return cache.resolve(dataset);
    }
}
