package org.pierian.site.check;

import java.util.List;

/// Compares the output of a command with what a page shows of it.
final class Shown {

    private static final String ANY = "...";

    private Shown() {}

    /// Whether the lines are those of the page, where `...` stands for any lines, or for none.
    static boolean fits(List<String> page, List<String> output) {
        if (page.isEmpty()) {
            return output.isEmpty();
        }
        List<String> rest = page.subList(1, page.size());
        if (!page.getFirst().equals(ANY)) {
            return !output.isEmpty()
                    && page.getFirst().stripTrailing().equals(output.getFirst().stripTrailing())
                    && fits(rest, output.subList(1, output.size()));
        }
        for (int skipped = 0; skipped <= output.size(); skipped++) {
            if (fits(rest, output.subList(skipped, output.size()))) {
                return true;
            }
        }
        return false;
    }
}
