package org.pierian.runner.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Puts what a loss of power left into a real folder, one state after the other, and touches only files that
/// differ.
final class DiskLeft {

    private final Path root;
    private final Map<String, byte[]> there = new HashMap<>();

    DiskLeft(Path root) throws IOException {
        this.root = Files.createDirectories(root);
    }

    Path root() {
        return root;
    }

    /// Removes everything, whoever wrote it.
    void clear() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        there.clear();
    }

    void put(Map<String, byte[]> files) throws IOException {
        for (String old : there.keySet().toArray(String[]::new)) {
            if (!files.containsKey(old)) {
                Files.delete(root.resolve(old));
                there.remove(old);
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (!Arrays.equals(there.get(file.getKey()), file.getValue())) {
                Path path = root.resolve(file.getKey());
                Files.createDirectories(Objects.requireNonNull(path.getParent()));
                Files.write(path, file.getValue());
                there.put(file.getKey(), file.getValue());
            }
        }
    }
}
