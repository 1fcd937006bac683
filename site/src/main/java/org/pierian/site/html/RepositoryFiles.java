package org.pierian.site.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The files of the repository that belong to the documentation.
public final class RepositoryFiles {

    private static final List<String> OUTSIDE = List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md");

    private RepositoryFiles() {}

    /// All pages in Markdown: those of `docs`, the README, what contributors read, and the changelog; sorted.
    public static List<String> pages(Path root) {
        List<String> pages = new ArrayList<>(OUTSIDE);
        below(root, "docs").stream().filter(file -> file.endsWith(".md")).forEach(pages::add);
        return pages;
    }

    /// All files below a folder, by their paths in the repository, sorted.
    static List<String> below(Path root, String folder) {
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path root, String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
