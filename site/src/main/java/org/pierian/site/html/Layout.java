package org.pierian.site.html;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pierian.site.markdown.Heading;
import org.pierian.site.markdown.Page;
import org.pierian.site.markdown.Section;

/// What is around the text of every page: head, navigation, search, the headings of the page, the pages before and
/// after it.
final class Layout {

    private static final int FEW = 3;

    private final Navigation navigation;
    private final String template;

    Layout(Navigation navigation, String template) {
        this.navigation = navigation;
        this.template = template;
    }

    /// A whole page.
    ///
    /// @param page the text
    /// @param address where it is on the site
    /// @param body the text as HTML
    String page(Page page, String address, String body) {
        return template.replace("{title}", Html.escape(page.title()))
                .replace("{root}", "../".repeat((int)
                                address.chars().filter(c -> c == '/').count()))
                .replace("{kind}", address.equals("index.html") ? "landing" : "page")
                .replace("{navigation}", sections(address))
                .replace("{headings}", headings(page))
                .replace("{neighbours}", neighbours(page, address))
                .replace("{body}", body);
    }

    private String sections(String address) {
        StringBuilder html = new StringBuilder();
        for (Navigation.Section section : navigation.sections()) {
            if (section.entries().isEmpty()) {
                continue;
            }
            html.append("<h2>").append(Html.escape(section.name())).append("</h2>\n<ul>\n");
            for (Navigation.Entry entry : section.entries()) {
                String to = Addresses.of(entry.page().file());
                String here = to.equals(address) ? " aria-current=\"page\"" : "";
                html.append("<li>").append(link(address, entry.page(), here)).append("</li>\n");
            }
            html.append("</ul>\n");
        }
        return html.toString();
    }

    private static String link(String address, Page page, String more) {
        String to = Addresses.between(address, Addresses.of(page.file()));
        return "<a href=\"" + Html.escape(to) + "\"" + more + ">" + Html.escape(page.title()) + "</a>";
    }

    /// The second level, where there is enough of it to be of use.
    private static String headings(Page page) {
        List<Heading> second = page.sections().stream()
                .map(Section::heading)
                .filter(heading -> heading.level() == 2)
                .toList();
        if (second.size() < FEW) {
            return "";
        }
        return second.stream()
                .map(heading -> "<li><a href=\"#" + Html.escape(heading.anchor()) + "\">" + Html.escape(heading.text())
                        + "</a></li>\n")
                .collect(Collectors.joining(
                        "",
                        "<nav class=\"headings\" aria-label=\"On this page\">\n<p>On this page</p>\n<ul>\n",
                        "</ul>\n</nav>\n"));
    }

    private String neighbours(Page page, String address) {
        List<Page> all = navigation.pages();
        int place = all.stream().map(Page::file).toList().indexOf(page.file());
        Optional<Page> before = place > 0 ? Optional.of(all.get(place - 1)) : Optional.empty();
        Optional<Page> after =
                place >= 0 && place + 1 < all.size() ? Optional.of(all.get(place + 1)) : Optional.empty();
        if (before.isEmpty() && after.isEmpty()) {
            return "";
        }
        return "<nav class=\"neighbours\" aria-label=\"Pages before and after\">\n"
                + before.map(it -> link(address, it, " rel=\"prev\"")).orElse("<span></span>") + "\n"
                + after.map(it -> link(address, it, " rel=\"next\"")).orElse("") + "\n</nav>\n";
    }
}
