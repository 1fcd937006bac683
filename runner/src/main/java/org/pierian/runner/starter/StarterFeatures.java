package org.pierian.runner.starter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pierian.runner.dataset.table.ColumnProfile;
import org.pierian.runner.dataset.table.TableProfile;
import org.pierian.runner.failure.Count;
import org.pierian.spec.DateOrder;
import org.pierian.spec.language.Words;
import org.pierian.spec.yaml.PlainText;

/// The features of a starter spec: a line for each column that can be learned from, and a comment for each that cannot.
final class StarterFeatures {

    /// The most different words of a column that becomes one input for each.
    static final int MOST_WORDS = 20;

    private static final Set<String> COUNTERS = Set.of(
            "id",
            "index",
            "idx",
            "no",
            "nr",
            "nummer",
            "number",
            "row",
            "rowid",
            "row_id",
            "rownum",
            "unnamed: 0",
            "#");

    private final TableProfile profile;
    private final Set<String> absent;
    private final Set<String> repeated;
    private final boolean regression;
    private final List<String> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean any;

    /// @param absent the texts for a missing value
    /// @param regression whether a number is to be learned
    StarterFeatures(TableProfile profile, Set<String> absent, boolean regression) {
        this.profile = profile;
        this.absent = absent;
        this.repeated = profile.repeated();
        this.regression = regression;
        List<ColumnProfile> others = new ArrayList<>(profile.columns());
        others.remove(profile.target());
        boolean hasOther = others.stream().anyMatch(column -> fault(column).isEmpty() && !isCounter(column));
        for (int c = 0; c < profile.columns().size(); c++) {
            if (c != profile.target()) {
                add(profile.columns().get(c), c + 1, hasOther);
            }
        }
    }

    private void add(ColumnProfile column, int number, boolean hasOther) {
        Optional<String> fault = fault(column);
        if (fault.isEmpty() && isCounter(column) && (hasOther || isNamedLikeCounter(column))) {
            fault = Optional.of("which counts the rows");
        }
        String name = column.name().isBlank() ? "column " + number : PlainText.quoted(column.name());
        if (fault.isPresent()) {
            lines.add("# left out: " + name + ", " + fault.get());
            return;
        }
        any = true;
        if (isCounter(column)) {
            lines.add("# " + name + " counts the rows; there is nothing else to learn from");
        }
        for (Map.Entry<String, Long> odd : oddCells(column).entrySet()) {
            String what = name + " has `" + StarterTexts.shown(odd.getKey()) + "` in " + profile.unit() + " "
                    + odd.getValue();
            boolean known = absent.contains(odd.getKey());
            String advice = known
                    ? what + ", which is taken for a missing value"
                    : what + ", which `train` refuses: correct it, or add it to missing_values";
            lines.add("# " + advice);
            notes.add("warning: " + advice);
        }
        lines.add(line(column));
    }

    /// Cells that are not like the others of a column of numbers or dates.
    private static Map<String, Long> oddCells(ColumnProfile column) {
        return column.isNumeric() || !column.dateOrders().isEmpty()
                ? column.odd().lines()
                : Map.of();
    }

    private static boolean isCounter(ColumnProfile column) {
        return column.isNumeric() && column.isConsecutive() && (column.startsLow() || isNamedLikeCounter(column));
    }

    private static boolean isNamedLikeCounter(ColumnProfile column) {
        return COUNTERS.contains(column.name().strip().toLowerCase(Locale.ROOT));
    }

    /// Why a column is left out, if it is.
    private Optional<String> fault(ColumnProfile column) {
        List<String> values = column.values(absent);
        if (column.name().isBlank()) {
            return Optional.of("which has no name");
        } else if (repeated.contains(column.name())) {
            return Optional.of("whose name occurs twice");
        } else if (column.name().contains("${")) {
            return Optional.of("which has `${` in its name");
        } else if (values.isEmpty()) {
            return Optional.of("which is empty");
        } else if (values.size() == 1 && column.missing(absent) == 0) {
            return Optional.of("which has one value in all rows");
        } else if (!column.dateOrders().isEmpty() || column.isNumeric()) {
            return Optional.empty();
        } else if (!regression && column.followsTarget()) {
            return Optional.of("which determines the target one to one");
        } else if (column.hasManyValues() || values.size() > MOST_WORDS || 2 * values.size() > profile.rows() + 1) {
            return Optional.of("which has " + (column.hasManyValues() ? "very many" : values.size())
                    + " different texts in " + Count.of(profile.rows(), "row") + ": an identifier or free text");
        } else if (column.longest() > StarterTexts.LONGEST_WORD
                || values.stream().anyMatch(value -> value.contains("${"))) {
            return Optional.of(
                    "whose texts are longer than " + StarterTexts.LONGEST_WORD + " characters or have `${` in them");
        }
        return Optional.empty();
    }

    private String line(ColumnProfile column) {
        String name = PlainText.scalar(column.name());
        boolean missing = column.missing(absent) > 0;
        if (!column.dateOrders().isEmpty()) {
            return date(column, name, missing);
        }
        if (column.isNumeric()) {
            return missing ? "- numeric: {column: " + name + ", missing: mean}" : "- numeric: " + name;
        }
        if (column.isBoolean()) {
            return missing ? "- boolean: {column: " + name + ", missing: mean}" : "- boolean: " + name;
        }
        return "- categorical: {column: " + name + ", values: " + StarterTexts.list(column.values(absent))
                + (missing ? ", missing: zero}" : "}");
    }

    private String date(ColumnProfile column, String name, boolean missing) {
        DateOrder order = column.dateOrders().getFirst();
        if (column.dateOrders().size() > 1) {
            String other = Words.ofConstant(column.dateOrders().get(1));
            notes.add("warning: dates of " + name + " are read as " + Words.ofConstant(order) + "; if they are " + other
                    + ", write `order: " + other + "`");
        }
        return column.dateParts(order).stream()
                .map(Words::ofConstant)
                .collect(Collectors.joining(
                        ", ",
                        "- datetime: {column: " + name + ", parts: [",
                        "]" + (order == DateOrder.YEAR_MONTH_DAY ? "" : ", order: " + Words.ofConstant(order))
                                + (missing ? ", missing: zero}" : "}")));
    }

    /// Whether any column can be learned from.
    boolean isAny() {
        return any;
    }

    /// The lines, without indentation.
    List<String> lines() {
        return List.copyOf(lines);
    }

    /// What a person should look at.
    List<String> notes() {
        return List.copyOf(notes);
    }
}
