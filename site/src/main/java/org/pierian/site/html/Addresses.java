package org.pierian.site.html;

import java.nio.file.Path;
import java.util.Map;

/// Where a file of the repository is on the site.
public final class Addresses {

    private static final Map<String, String> OWN = Map.of(
            "README.md", "index.html",
            "docs/README.md", "index.html",
            "docs/decisions", "decisions/index.html",
            "docs/decisions/README.md", "decisions/index.html",
            "CONTRIBUTING.md", "contributing.html",
            "CHANGELOG.md", "changelog.html",
            "LICENSE", "license.txt");

    private Addresses() {}

    /// The path on the site of a file of the repository: pages of `docs` lie at the top, files that are no pages keep
    /// their names, and those outside `docs` are below `files`.
    public static String of(String file) {
        String own = OWN.get(file);
        if (own != null) {
            return own;
        }
        String below = file.startsWith("docs/") ? file.substring("docs/".length()) : "files/" + file;
        return below.endsWith(".md") ? below.substring(0, below.length() - 3) + ".html" : below;
    }

    /// The file that a relative link of a page leads to, by its path in the repository.
    public static String target(String page, String relative) {
        Path folder = Path.of(page).getParent();
        Path target = folder == null ? Path.of(relative) : folder.resolve(relative);
        return target.normalize().toString().replace('\\', '/');
    }

    /// The way from one page of the site to another.
    public static String between(String from, String to) {
        Path folder = Path.of(from).getParent();
        Path target = Path.of(to);
        return (folder == null ? target : folder.relativize(target)).toString().replace('\\', '/');
    }
}
