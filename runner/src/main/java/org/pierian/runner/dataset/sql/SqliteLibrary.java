package org.pierian.runner.dataset.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// Loads SQLite itself, which is a library of the machine's own code in the driver's jar.
///
/// It is copied into a folder of its own to be loaded, and both are deleted at once; where a system keeps loaded files,
/// they stay. The driver would do that, too, but compare the copy byte by byte, which takes a quarter of a second, and
/// delete it only when the process ends by itself, which ours never does.
final class SqliteLibrary {

    private static final String FOLDER = "org.sqlite.tmpdir";
    private static final String OWN_LIBRARY = "org.sqlite.lib.path";

    private static final Logger LOGGER = Logger.getLogger("org.sqlite"); // kept, so that its level is

    private static boolean loaded;

    private SqliteLibrary() {}

    /// Loads it at the first call.
    ///
    /// @throws Failure when the machine does not take it
    static synchronized void load() {
        if (loaded) {
            return;
        }
        if (System.getProperty(OWN_LIBRARY) != null) {
            initialize();
            return;
        }
        Path folder = newFolder();
        try {
            copyInto(folder);
            System.setProperty(OWN_LIBRARY, folder.toString());
            System.setProperty(FOLDER, folder.toString()); // for the driver's own copy, if ours is not taken
            initialize();
        } catch (IOException e) {
            throw noRoom(e);
        } finally {
            System.clearProperty(OWN_LIBRARY);
            System.clearProperty(FOLDER);
            delete(folder);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("pierian-sqlite");
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private static Failure noRoom(IOException cause) {
        return Failure.of(ExitCode.CANNOT_CREATE, "SQLite needs a folder for temporary files, and none can be made")
                .help("free space, or name another folder in RUNNER_JAVA_OPTS: `-Djava.io.tmpdir=DIR`")
                .causedBy(cause);
    }

    /// Copies the library of this machine, if the driver has it.
    private static void copyInto(Path folder) throws IOException {
        String name = LibraryLoaderUtil.getNativeLibName();
        String place = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(place)) {
            if (library != null) {
                Files.copy(library, folder.resolve(name));
            }
        }
    }

    private static void initialize() {
        LOGGER.setLevel(Level.OFF); // what it logs with a trace is in the exception
        try {
            loaded = SQLiteJDBCLoader.initialize();
        } catch (Exception | LinkageError e) {
            throw (isInDriver() ? refused(String.valueOf(e.getMessage())) : missing()).causedBy(e);
        }
        if (!loaded) {
            throw missing();
        }
    }

    private static boolean isInDriver() {
        return LibraryLoaderUtil.hasNativeLib(
                LibraryLoaderUtil.getNativeLibResourcePath(), LibraryLoaderUtil.getNativeLibName());
    }

    private static Failure missing() {
        return Failure.of(
                        ExitCode.IO,
                        "the library of SQLite cannot be loaded: its driver has none for this machine, `"
                                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + "`")
                .help(
                        "install that of your system, on Debian and Ubuntu the package `libxerial-sqlite-jdbc-jni`; or let"
                                + " `sqlite3 -header -csv FILE QUERY` write the rows to a CSV file");
    }

    private static Failure refused(String why) {
        return Failure.of(ExitCode.IO, "the library of SQLite cannot be loaded: " + why)
                .help("where programs may not lie in the folder for temporary files, name"
                        + " another one in RUNNER_JAVA_OPTS: `-Djava.io.tmpdir=DIR`");
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException _) {
            return; // it is in use, or gone
        }
        try {
            Files.deleteIfExists(folder);
        } catch (IOException _) {
            // an empty folder for temporary files does no harm
        }
    }
}
