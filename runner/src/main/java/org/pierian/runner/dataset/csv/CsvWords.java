package org.pierian.runner.dataset.csv;

import java.util.ArrayList;
import java.util.List;
import org.pierian.runner.dataset.table.ColumnWords;
import org.pierian.runner.dataset.table.NumberCell;
import org.pierian.spec.CommentMark;
import org.pierian.spec.Separator;
import org.pierian.spec.language.Words;

/// What messages say of a header. A table whose columns are not found is most often written in another way.
///
/// @param name what messages call the table
/// @param header the names of its columns
/// @param dialect how it was read
record CsvWords(String name, List<String> header, Dialect dialect) {

    ColumnWords words() {
        return new ColumnWords("the first line of the file", name + ":1", advice(), adviceForUse());
    }

    private List<String> advice() {
        List<String> advice = new ArrayList<>();
        String first = header.getFirst();
        for (CommentMark mark : CommentMark.values()) {
            if (dialect.comment().isEmpty() && first.indexOf(Dialect.character(mark)) == 0) {
                advice.add("write `comment: \"" + Dialect.character(mark) + "\"` if the first line is a comment");
            }
        }
        for (Separator other : Separator.values()) {
            if (isOneOf(other)) {
                advice.add("write `separator: " + Words.ofConstant(other) + "` for this file");
            }
        }
        if (!dialect.trim() && header.stream().anyMatch(name -> !name.equals(name.strip()))) {
            advice.add("write `trim: true`: there are blanks around names in the first line");
        }
        if (dialect.header() && header.stream().anyMatch(NumberCell::isNumber)) {
            advice.add("write `header: false` if the first line holds data; columns are then called 1, 2, 3 and so on");
        }
        return advice;
    }

    private String adviceForUse() {
        for (Separator other : Separator.values()) {
            if (isOneOf(other)) {
                return "add `--separator " + Words.ofConstant(other) + "` for this file";
            }
        }
        return dialect.header()
                ? "the first line names the columns, each once; upper and lower case and blanks count"
                : "the run's spec says `header: false`: columns are called 1, 2, 3 and so on by their place, the target's"
                        + " among them, whose cells may be empty";
    }

    /// Whether the only column seems to be many with another separator.
    private boolean isOneOf(Separator other) {
        return header.size() == 1
                && other != dialect.separator()
                && header.getFirst().indexOf(Dialect.character(other)) >= 0;
    }
}
