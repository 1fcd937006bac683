package org.pierian.core.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.core.testing.Repository;

/// The committed register tiles are those that their generator writes.
class GeneratedSourcesTest {

    @TempDir
    private Path folder;

    @Test
    void generatorWritesWhatIsCommitted() throws IOException, InterruptedException {
        Path root = Repository.root();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        root.resolve("scripts/TileGenerator.java").toString(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();

        Map<String, byte[]> written = files(folder);
        Map<String, byte[]> committed = files(root.resolve("core/src/generated/java"));
        assertThat(written).isNotEmpty();
        assertThat(committed.keySet()).isEqualTo(written.keySet());
        written.forEach((name, text) -> assertThat(committed.get(name)).as(name).isEqualTo(text));
    }

    /// All files below a folder, by their paths in it.
    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile)
                    .forEach(path -> files.put(folder.relativize(path).toString(), bytes(path)));
        }
        return files;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
