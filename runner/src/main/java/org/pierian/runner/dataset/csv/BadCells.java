package org.pierian.runner.dataset.csv;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.diagnostic.DisplayText;
import org.pierian.spec.yaml.Describe;

/// Collects everything that is wrong with the cells of tables, so that a person sees it at once: the first errors, and
/// how many there are.
public final class BadCells {

    private static final int SHOWN = 20;

    private String file;
    private final List<String> shown = new ArrayList<>();
    private DataMistake first = DataMistake.WIDTH;
    private String place = "";
    private final Set<String> helps = new LinkedHashSet<>();
    private long count;

    /// @param file name of the file that is read first
    public BadCells(String file) {
        this.file = file;
    }

    /// Goes on to another file.
    public void next(String name) {
        file = name;
    }

    /// Adds a cell.
    ///
    /// @param line the line that its row begins in; 0 where there are no lines
    /// @param column the column's name
    /// @param cell what is in it
    /// @param fault what is wrong with that
    /// @param advice what to do
    void add(DataMistake mistake, long line, String column, String cell, String fault, String advice) {
        note(mistake, line, text(column, cell, fault), advice);
    }

    /// What is said of a bad cell.
    public static String text(String column, String cell, String fault) {
        String what = cell.isEmpty() ? "" : "`" + shown(cell) + "` ";
        return "column `" + shown(column) + "`: " + what + fault;
    }

    /// Adds an error.
    ///
    /// @param line the line that its row begins in; 0 where there are no lines
    /// @param text what is said of it
    /// @param advice what to do
    public void note(DataMistake mistake, long line, String text, String advice) {
        String at = line == 0 ? file : file + ":" + line;
        if (count++ == 0) {
            first = mistake;
            place = at;
        }
        helps.add(advice);
        if (shown.size() < SHOWN) {
            shown.add(at + ": " + text);
        }
    }

    /// Number of errors so far.
    public long count() {
        return count;
    }

    /// A stranger's text, safe and short enough for a message.
    public static String shown(String text) {
        return DisplayText.line(Describe.cut(text));
    }

    /// Refuses the files with all errors, where there are any.
    ///
    /// @throws Failure when anything was added
    public void refuse() {
        if (count > 0) {
            throw failure(count == 1 ? "`" + file + "` has an error" : "`" + file + "` has " + count + " errors");
        }
    }

    /// All errors under one message, of which there must be some.
    public Failure failure(String message) {
        Failure failure = first.failure(message).at(place);
        for (String line : shown) {
            failure = failure.detail(line);
        }
        if (count > SHOWN) {
            failure = failure.detail("and " + (count - SHOWN) + " more");
        }
        for (String help : helps) {
            failure = failure.help(help);
        }
        return failure;
    }
}
