package org.pierian.runner.dataset.sql;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Finds drivers in jars that the person names on the command line. Such a jar is a program, and runs as one; a
/// spec cannot name it.
final class Drivers {

    private Drivers() {}

    /// The first driver for a url in jars.
    ///
    /// @param jars may need each other, and see the JDK, but nothing of this program
    /// @throws Failure when a jar is not there, or holds no driver
    static Optional<Driver> find(String url, List<Path> jars) {
        if (jars.isEmpty()) {
            return Optional.empty();
        }
        // Left open, as a driver loads classes until the end.
        URLClassLoader loader = new URLClassLoader(
                jars.stream().map(Drivers::url).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        try {
            boolean isAny = false;
            for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
                isAny = true;
                if (driver.acceptsURL(url)) {
                    return Optional.of(driver);
                }
            }
            if (!isAny) {
                throw wrong(jars, "has no JDBC driver", "name the jar of a driver of JDBC 4 or later");
            }
            return Optional.empty();
        } catch (ServiceConfigurationError | SQLException | LinkageError e) {
            throw wrong(
                            jars,
                            "has a driver that cannot be loaded",
                            "use one for Java 25, and name every jar that it needs")
                    .causedBy(e);
        }
    }

    private static URL url(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw Failure.of(ExitCode.NOT_FOUND, "`" + jar + "`, given by `--driver`, is not there")
                    .at(jar.toString())
                    .help("check the spelling of the path");
        }
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a file has a url", e);
        }
    }

    private static Failure wrong(List<Path> jars, String what, String help) {
        return Failure.of(ExitCode.INPUT, "`" + jars.getFirst() + "`, given by `--driver`, " + what)
                .at(jars.getFirst().toString())
                .help(help);
    }
}
