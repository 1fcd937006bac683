package org.pierian.runner.dataset.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

class DriversTest {

    private static final String DRIVER = """
        package toy;
        public class ToyDriver implements java.sql.Driver {
            public java.sql.Connection connect(String url, java.util.Properties info) { return null; }
            public boolean acceptsURL(String url) { return url.startsWith("jdbc:toy:"); }
            public java.sql.DriverPropertyInfo[] getPropertyInfo(String url, java.util.Properties info) { return null; }
            public int getMajorVersion() { return 1; }
            public int getMinorVersion() { return 0; }
            public boolean jdbcCompliant() { return false; }
            public java.util.logging.Logger getParentLogger() { return null; }
        }
        """;

    @TempDir
    Path folder;

    /// A jar with a driver for `jdbc:toy:`.
    private Path jar() throws IOException {
        Path source = Files.writeString(folder.resolve("ToyDriver.java"), DRIVER);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", folder.toString(), source.toString()))
                .isZero();
        Path jar = folder.resolve("toy.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("toy/ToyDriver.class"));
            entries.write(Files.readAllBytes(folder.resolve("toy/ToyDriver.class")));
            entries.putNextEntry(new JarEntry("META-INF/services/java.sql.Driver"));
            entries.write("toy.ToyDriver\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return jar;
    }

    private static Failure failure(Path jar) {
        return catchThrowableOfType(Failure.class, () -> Drivers.find("jdbc:toy://here/a", List.of(jar)));
    }

    @Test
    void aDriverIsFoundInAJarByTheUrlAlone() throws IOException {
        Path jar = jar();
        Driver driver = Drivers.find("jdbc:toy://here/a", List.of(jar)).orElseThrow();
        assertThat(driver.getClass().getName()).isEqualTo("toy.ToyDriver");
        assertThat(driver.getClass().getClassLoader()).isNotSameAs(getClass().getClassLoader());
        assertThat(Drivers.find("jdbc:other://here/a", List.of(jar))).isEmpty();
    }

    @Test
    void withoutAJarNothingIsLookedFor() {
        assertThat(Drivers.find("jdbc:sqlite:a.db", List.of())).isEmpty();
    }

    @Test
    void aJarThatIsNotThereOrHasNoDriverIsNamed() throws IOException {
        assertThat(failure(folder.resolve("none.jar")).exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        Path empty = folder.resolve("empty.jar");
        try (OutputStream out = Files.newOutputStream(empty);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("readme"));
        }
        assertThat(failure(empty).message()).contains("has no JDBC driver");
    }
}
