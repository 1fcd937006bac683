package org.pierian.runner.dataset.csv;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.diagnostic.DisplayText;
import org.pierian.spec.yaml.Describe;

/// Collects everything that is wrong with the cells of a file, so that a person sees it at once.
final class BadCells {

    private static final int SHOWN = 20;

    private final String file;
    private final List<String> shown = new ArrayList<>();
    private DataMistake first = DataMistake.WIDTH;
    private String place = "";
    private final Set<String> helps = new LinkedHashSet<>();
    private long count;

    BadCells(String file) {
        this.file = file;
    }

    /// Adds a cell.
    ///
    /// @param line the line that its row begins in
    /// @param column the column's name
    /// @param cell what is in it
    /// @param fault what is wrong with that
    /// @param advice what to do
    void add(DataMistake mistake, long line, String column, String cell, String fault, String advice) {
        String what = cell.isEmpty() ? "" : "`" + shown(cell) + "` ";
        note(mistake, line, "column `" + shown(column) + "`: " + what + fault, advice);
    }

    /// Whether what is added from now on is only counted.
    boolean isFull() {
        return count >= SHOWN;
    }

    /// Adds a row.
    void addRow(long line, String fault, String advice) {
        note(DataMistake.WIDTH, line, fault, advice);
    }

    private void note(DataMistake mistake, long line, String text, String advice) {
        String at = file + ":" + line;
        if (count++ == 0) {
            first = mistake;
            place = at;
        }
        helps.add(advice);
        if (shown.size() < SHOWN) {
            shown.add(at + ": " + text);
        }
    }

    /// A stranger's text, safe and short enough for a message.
    static String shown(String text) {
        return DisplayText.line(Describe.cut(text));
    }

    /// @throws Failure when anything was added
    void refuse() {
        if (count == 0) {
            return;
        }
        Failure failure = first.failure(
                        count == 1 ? "`" + file + "` has an error" : "`" + file + "` has " + count + " errors")
                .at(place);
        for (String line : shown) {
            failure = failure.detail(line);
        }
        if (count > SHOWN) {
            failure = failure.detail("and " + (count - SHOWN) + " more");
        }
        for (String help : helps) {
            failure = failure.help(help);
        }
        throw failure;
    }
}
