package org.pierian.runner.starter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pierian.runner.dataset.table.ColumnProfile;
import org.pierian.runner.dataset.table.TableProfile;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.yaml.PlainText;

/// The target of a starter spec: the column that is to be learned, as classes or as a number.
final class StarterTarget {

    private static final int MOST_CLASSES = 100;
    private static final int FEWEST_NUMBERS = 10;
    private static final int NAMED = 5;

    private final TableProfile profile;
    private final ColumnProfile column;
    private final String file;
    private final boolean regression;

    StarterTarget(TableProfile profile, String file, Optional<Boolean> wantsRegression) {
        this.profile = profile;
        this.column = profile.columns().get(profile.target());
        this.file = file;
        this.regression = wantsRegression.orElseGet(
                () -> column.isNumeric() && column.values(column.absent()).size() > FEWEST_NUMBERS);
    }

    /// Whether a number is to be learned.
    boolean isRegression() {
        return regression;
    }

    /// Its column's name.
    String name() {
        return column.name();
    }

    /// Texts that stand for a missing value in it. Among classes of words there are none: `None` is a class like the
    /// others.
    Set<String> absent() {
        return regression || column.isNumeric() ? column.absent() : Set.of();
    }

    /// The classes, in the order of the outputs.
    private List<String> classes() {
        return column.values(absent());
    }

    /// Number of outputs.
    int outputs() {
        return regression ? 1 : isBoolean() ? 2 : classes().size();
    }

    private boolean isBoolean() {
        return !regression && column.isBoolean();
    }

    /// @throws Failure when the column cannot be learned
    void require() {
        List<String> header =
                profile.columns().stream().map(ColumnProfile::name).toList();
        List<String> values = classes();
        String what = "the column to be learned, `" + StarterTexts.shown(name()) + "`, ";
        String fault = "";
        String help = "";
        if (profile.rows() < 2) {
            fault = "`" + StarterTexts.shown(file) + "` has fewer than two rows";
            help = "add rows";
        } else if (name().isBlank() || profile.repeated().contains(name())) {
            fault = "the column to be learned has no name of its own";
            help = "name it in " + profile.where();
        } else if (name().contains("${")) {
            fault = "the column to be learned has `${` in its name, which a spec uses for parameters";
            help = "rename it in " + profile.where();
        } else if (column.missing(absent()) > 0) {
            fault = what + "is empty in " + Count.of(column.missing(absent()), "row")
                    + (column.firstBlank() > 0 ? ", first in " + profile.unit() + " " + column.firstBlank() : "")
                    + (absent().isEmpty() ? "" : ", or holds " + quoted(List.copyOf(absent())));
            help = column.isNumeric()
                    ? "a row can be learned from only if its number is known: leave the others out of the file"
                    : "if an empty cell is a class of its own, write a word for it there, such as `none`; if it is not"
                            + " known, leave these rows out of the file";
        } else if (values.size() < 2) {
            fault = what + "has one value in all rows";
            help = "there is nothing to learn from it";
        } else if (regression && !column.isNumeric()) {
            fault = what + "does not hold numbers";
            help = "use `--task classification`";
        } else if (!regression && isNonsense(values)) {
            fault = what + "has " + (column.hasManyValues() ? "very many" : values.size())
                    + " different values, too many for classes";
            help = column.isNumeric() ? "use `--task regression`" : "it looks like an identifier or free text";
        }
        if (!fault.isEmpty()) {
            throw Failure.of(ExitCode.INPUT, fault)
                    .help(help + "; or name another column with `--target`")
                    .help(StarterTexts.columns(header));
        }
    }

    private boolean isNonsense(List<String> values) {
        return values.size() > MOST_CLASSES
                || (2 * values.size() > profile.rows() && values.size() > FEWEST_NUMBERS)
                || column.longest() > StarterTexts.LONGEST_WORD
                || values.stream().anyMatch(value -> value.contains("${"));
    }

    /// The line of the spec.
    String line() {
        String name = PlainText.scalar(name());
        if (regression) {
            return "number: " + name;
        }
        return isBoolean()
                ? "boolean: " + name
                : "class: {column: " + name + ", values: " + StarterTexts.list(classes()) + "}";
    }

    /// What is learned, and how to choose another column.
    ///
    /// @param chosen whether a person has chosen the column
    String note(boolean chosen) {
        String what = regression ? "a number" : isBoolean() ? "yes or no" : "one of the classes " + quoted(classes());
        return "target: `" + StarterTexts.shown(name()) + "`" + (chosen ? "" : ", the last column") + ", " + what
                + (chosen ? "" : "; to learn another, use --target COLUMN");
    }

    private static String quoted(List<String> texts) {
        return texts.stream()
                        .limit(NAMED)
                        .map(text -> "`" + StarterTexts.shown(text) + "`")
                        .collect(Collectors.joining(", "))
                + (texts.size() > NAMED ? " and " + (texts.size() - NAMED) + " more" : "");
    }
}
