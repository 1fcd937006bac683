package org.pierian.site.markdown;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Names the headings of a page as git hosts do, so that a link to a heading works there and on the site: small
/// letters,
/// hyphens for blanks, no punctuation, and a number behind a name that was there before.
final class Anchors {

    private final Map<String, Integer> taken = new HashMap<>();

    /// The anchor of the next heading.
    String of(String heading) {
        StringBuilder name = new StringBuilder();
        heading.strip().toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            if (c == ' ') {
                name.append('-');
            } else if (Character.isLetterOrDigit(c) || c == '-' || c == '_') {
                name.appendCodePoint(c);
            }
        });
        int before = taken.merge(name.toString(), 1, Integer::sum) - 1;
        return before == 0 ? name.toString() : name + "-" + before;
    }
}
