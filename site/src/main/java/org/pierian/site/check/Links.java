package org.pierian.site.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pierian.site.html.Addresses;
import org.pierian.site.markdown.Link;
import org.pierian.site.markdown.Page;

/// Looks whether the files and headings that links name are there. Links to other hosts are not followed.
public final class Links {

    private static final String NO_HEADING = "no such heading";

    private final Path root;
    private final Map<String, Set<String>> anchors = new HashMap<>();

    /// @param root the folder of the repository
    public Links(Path root) {
        this.root = root;
    }

    /// The dead links of a page, each as `page: target: what is missing`.
    public List<String> dead(Page page) {
        List<String> dead = new ArrayList<>();
        for (Link link : page.links()) {
            String missing = link.isElsewhere() ? "" : missing(page, link);
            if (!missing.isEmpty()) {
                dead.add(page.file() + ": " + link.target() + ": " + missing);
            }
        }
        return dead;
    }

    private String missing(Page page, Link link) {
        if (link.file().isEmpty()) {
            return page.anchors().contains(link.anchor()) ? "" : NO_HEADING;
        }
        String file = Addresses.target(page.file(), link.file());
        Path path = root.resolve(file).normalize();
        if (!path.startsWith(root.normalize()) || !Files.exists(path)) {
            return "no such file";
        }
        if (link.anchor().isEmpty()) {
            return "";
        }
        if (!file.endsWith(".md")) {
            return "only pages have headings";
        }
        Set<String> there =
                anchors.computeIfAbsent(file, name -> Page.read(root, name).anchors());
        return there.contains(link.anchor()) ? "" : NO_HEADING;
    }
}
