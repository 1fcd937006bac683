package org.pierian.site.html;

import java.nio.file.Path;
import org.pierian.site.markdown.Page;

/// The first page of the site: the beginning of the README, and all pages by section.
final class Landing {

    private static final String END = "<!-- the first page of the site ends here -->";

    private Landing() {}

    /// The README up to its mark.
    static Page text(Path root) {
        String file = "README.md";
        String whole = RepositoryFiles.text(root, file);
        int end = whole.indexOf(END);
        return Page.of(file, end < 0 ? whole : whole.substring(0, end));
    }

    /// The pages by section, each with what it is about.
    static String contents(Navigation navigation) {
        StringBuilder html = new StringBuilder("<section class=\"contents\">\n");
        for (Navigation.Section section : navigation.sections()) {
            if (section.entries().isEmpty()) {
                continue;
            }
            html.append("<section>\n<h2>").append(Html.escape(section.name())).append("</h2>\n<dl>\n");
            for (Navigation.Entry entry : section.entries()) {
                html.append("<dt><a href=\"")
                        .append(Html.escape(Addresses.of(entry.page().file())))
                        .append("\">")
                        .append(Html.escape(entry.page().title()))
                        .append("</a></dt><dd>")
                        .append(Html.escape(entry.summary()))
                        .append("</dd>\n");
            }
            html.append("</dl>\n</section>\n");
        }
        return html.append("</section>\n").toString();
    }
}
