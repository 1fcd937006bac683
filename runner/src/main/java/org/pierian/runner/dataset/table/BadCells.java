package org.pierian.runner.dataset.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pierian.runner.dataset.CellFault;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.diagnostic.DisplayText;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.PlainText;

/// Collects everything that is wrong with the cells of tables, so that a person sees it at once: the first errors, and
/// how many there are.
public final class BadCells {

    private static final int SHOWN = 20;
    private static final int MOST_HELPS = 6;
    private static final int MOST_TEXTS = 5;

    private String file;
    private final List<String> known;
    private final List<String> shown = new ArrayList<>();
    private DataMistake first = DataMistake.WIDTH;
    private String place = "";
    private final Set<String> helps = new LinkedHashSet<>();
    private final Set<String> texts = new LinkedHashSet<>();
    private final Map<String, Integer> wordsOf = new TreeMap<>();
    private long count;

    /// @param file what messages call the table that is read first
    /// @param known the texts that the spec says mark a missing value
    BadCells(String file, List<String> known) {
        this.file = file;
        this.known = List.copyOf(known);
    }

    /// The same where such texts are not to be declared any more.
    ///
    /// @param file name of the file that is read first
    public BadCells(String file) {
        this(file, List.of());
    }

    /// Goes on to another file.
    public void next(String name) {
        file = name;
    }

    /// Adds a cell.
    ///
    /// @param at where its row is
    /// @param column the column's name
    /// @param cell what is in it
    /// @param fault what is wrong with that
    void add(String at, String column, String cell, CellFault fault) {
        note(fault.mistake(), at, text(column, cell, fault), fault.advice());
        if (fault.mayBeMissing()) {
            wordsOf.merge(column, 1, Integer::sum);
            if (texts.size() <= MOST_TEXTS) {
                texts.add(cell);
            }
        }
    }

    /// What is said of a bad cell.
    public static String text(String column, String cell, CellFault fault) {
        String what = cell.isEmpty() ? "" : "`" + shown(cell) + "` ";
        return "column `" + shown(column) + "`: " + what + fault.fault();
    }

    /// Adds an error.
    ///
    /// @param at where it is
    /// @param text what is said of it
    /// @param advice what to do
    public void note(DataMistake mistake, String at, String text, String advice) {
        if (count++ == 0) {
            first = mistake;
            place = at;
        }
        if (helps.size() < MOST_HELPS) {
            helps.add(advice);
        }
        if (shown.size() < SHOWN) {
            shown.add(at + ": " + text);
        }
    }

    /// A stranger's text, safe and short enough for a message.
    public static String shown(String text) {
        return DisplayText.line(Describe.cut(text));
    }

    /// Refuses the file, where it has an error.
    ///
    /// @param rows number of its rows
    /// @throws Failure when anything was added
    void refuse(int rows) {
        if (count == 0) {
            return;
        }
        Failure failure = failure();
        for (String help : judged(rows)) {
            failure = failure.help(help);
        }
        throw failure;
    }

    /// Refuses the files with all errors, where there are any.
    ///
    /// @throws Failure when anything was added
    public void refuse() {
        if (count > 0) {
            throw failure();
        }
    }

    private Failure failure() {
        return failure(count == 1 ? "`" + file + "` has an error" : "`" + file + "` has " + count + " errors");
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

    /// A column is judged by its rows: a few odd texts may be missing values, many say that it is of another kind.
    private List<String> judged(int rows) {
        List<String> advice = new ArrayList<>();
        boolean few = !texts.isEmpty() && texts.size() <= MOST_TEXTS;
        for (Map.Entry<String, Integer> column : wordsOf.entrySet()) {
            if (2L * column.getValue() > rows && advice.size() < MOST_HELPS) {
                few = false;
                advice.add("column `" + shown(column.getKey()) + "` has such texts in " + column.getValue() + " of "
                        + Count.of(rows, "row") + ": declare it as what it holds, or leave it out");
            }
        }
        if (few) {
            Set<String> all = new LinkedHashSet<>(known);
            all.addAll(texts);
            advice.add(all.stream()
                    .map(PlainText::scalar)
                    .collect(Collectors.joining(
                            ", ",
                            "if " + (texts.size() == 1 ? "this text stands" : "these texts stand")
                                    + " for a missing value, write `missing_values: [",
                            "]`")));
        }
        return advice;
    }
}
