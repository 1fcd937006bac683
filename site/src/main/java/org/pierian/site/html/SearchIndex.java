package org.pierian.site.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.pierian.site.markdown.Page;
import org.pierian.site.markdown.Section;

/// What the search looks through: a script that holds for each heading of each page where it is, what it says, and
/// how the text below it begins. A script, since a page that was opened from a file may load one, and no other data.
final class SearchIndex {

    private static final int LONGEST = 240;

    private SearchIndex() {}

    static String of(List<Page> pages) {
        List<List<String>> rows = new ArrayList<>();
        for (Page page : pages) {
            String address = Addresses.of(page.file());
            for (Section section : page.sections()) {
                boolean title = section.heading().level() <= 1;
                String place =
                        title ? address : address + "#" + section.heading().anchor();
                rows.add(List.of(
                        place, page.title(), title ? "" : section.heading().text(), beginning(section.text())));
            }
        }
        try {
            return "window.pages = "
                    + new ObjectMapper().writeValueAsString(rows).replace("],[", "],\n[") + ";\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String beginning(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = text.lastIndexOf(' ', LONGEST);
        return text.substring(0, end > 0 ? end : LONGEST) + " …";
    }
}
