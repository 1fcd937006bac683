package org.pierian.site.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pierian.site.markdown.Page;

/// The sections of the documentation and their pages, in the order of `docs/navigation.txt`: a line `# Section`, then
/// a line `page.md: what it is about` for each page. Lines that begin with `//` are comments.
public final class Navigation {

    /// The file that says the order, in the repository.
    public static final String FILE = "docs/navigation.txt";

    /// A part of the documentation.
    ///
    /// @param name its heading
    /// @param entries its pages
    public record Section(String name, List<Entry> entries) {}

    /// A page of a section.
    ///
    /// @param page what it says
    /// @param summary what it is about, in a few words
    public record Entry(Page page, String summary) {}

    private final List<Section> sections;
    private final List<String> absent;

    private Navigation(List<Section> sections, List<String> absent) {
        this.sections = sections;
        this.absent = absent;
    }

    /// Reads the order and the pages. A page that is listed and not there is left out, see [#absent].
    ///
    /// @param root the folder of the repository
    /// @throws UncheckedIOException if a file cannot be read
    /// @throws IllegalArgumentException if a line is neither a section nor a page
    public static Navigation read(Path root) {
        List<Section> sections = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        for (String line : lines(root)) {
            if (line.startsWith("# ")) {
                sections.add(new Section(line.substring(2), new ArrayList<>()));
                continue;
            }
            String[] parts = line.split(": ", 2);
            if (parts.length < 2 || sections.isEmpty()) {
                throw new IllegalArgumentException(FILE + ": not `page.md: what it is about`: " + line);
            }
            String file = "docs/" + parts[0];
            if (Files.exists(root.resolve(file))) {
                sections.getLast().entries().add(new Entry(Page.read(root, file), parts[1]));
            } else {
                absent.add(file);
            }
        }
        return new Navigation(sections, absent);
    }

    private static List<String> lines(Path root) {
        try (Stream<String> lines = Files.lines(root.resolve(FILE))) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The sections, in their order.
    public List<Section> sections() {
        return sections;
    }

    /// All pages, section by section.
    public List<Page> pages() {
        return sections.stream()
                .flatMap(section -> section.entries().stream())
                .map(Entry::page)
                .toList();
    }

    /// Pages that are listed and not there.
    public List<String> absent() {
        return absent;
    }
}
