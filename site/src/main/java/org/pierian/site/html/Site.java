package org.pierian.site.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.pierian.site.markdown.Link;
import org.pierian.site.markdown.Page;

/// The whole site. The same repository gives the same bytes: nothing of it depends on the clock, the machine or the
/// order in which a folder lists its files. No page asks another host for anything.
public final class Site {

    private static final List<String> PARTS = List.of("style.css", "search.js");

    private Site() {}

    /// Makes every file of the site.
    ///
    /// @param root the folder of the repository
    /// @return contents by path on the site, in a fixed order
    public static Map<String, byte[]> of(Path root) {
        Navigation navigation = Navigation.read(root);
        Layout layout = new Layout(navigation, resource("page.html"));
        Map<String, byte[]> files = new LinkedHashMap<>();
        Page landing = Landing.text(root);
        String start = Body.of(landing, "index.html") + Landing.contents(navigation);
        files.put("index.html", utf8(layout.page(landing, "index.html", start)));
        List<Page> pages = new ArrayList<>();
        for (String file : RepositoryFiles.pages(root)) {
            String address = Addresses.of(file);
            if (!files.containsKey(address)) {
                Page page = Page.read(root, file);
                pages.add(page);
                files.put(address, utf8(layout.page(page, address, Body.of(page, address))));
            }
        }
        files.put("search-index.js", utf8(SearchIndex.of(pages)));
        PARTS.forEach(part -> files.put(part, utf8(resource(part))));
        pages.add(landing);
        addLinkedFiles(root, pages, files);
        return files;
    }

    /// Files of the repository that a page shows or leads to.
    private static void addLinkedFiles(Path root, List<Page> pages, Map<String, byte[]> files) {
        TreeSet<String> linked = new TreeSet<>();
        for (Page page : pages) {
            for (Link link : page.links()) {
                if (!link.isElsewhere() && !link.file().isEmpty()) {
                    linked.add(Addresses.target(page.file(), link.file()));
                }
            }
        }
        for (String file : linked) {
            if (!file.endsWith(".md") && Files.isRegularFile(root.resolve(file))) {
                files.put(Addresses.of(file), bytes(root.resolve(file)));
            }
        }
    }

    /// Writes the site into a folder.
    public static void write(Map<String, byte[]> files, Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.write(path, file.getValue());
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Site.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
