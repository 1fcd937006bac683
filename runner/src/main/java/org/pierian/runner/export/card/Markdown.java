package org.pierian.runner.export.card;

import java.util.List;
import org.pierian.spec.diagnostic.DisplayText;

/// Parts of a page of Markdown in which a stranger's words stay text.
final class Markdown {

    private Markdown() {}

    /// A text in one line, as code: nothing in it is markup, not even in the cell of a table.
    static String code(String text) {
        String line = DisplayText.line(text).replace("|", "\\|");
        int longest = 0;
        int run = 0;
        for (int i = 0; i < line.length(); i++) {
            run = line.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        String space = longest > 0 || line.isEmpty() ? " " : "";
        return fence + space + line + space + fence;
    }

    /// A row of a table.
    static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /// The first rows of a table: its header, and the line below.
    static String header(List<String> cells) {
        return row(cells) + "|" + " --- |".repeat(cells.size()) + "\n";
    }

    /// A block of code, whose text ends with a line's end.
    static String block(String language, String text) {
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        return fence + language + "\n" + text + fence + "\n";
    }
}
