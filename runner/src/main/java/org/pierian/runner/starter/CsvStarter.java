package org.pierian.runner.starter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pierian.runner.cli.terminal.Table;
import org.pierian.runner.dataset.csv.ColumnProfile;
import org.pierian.runner.dataset.csv.CsvProfile;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.Separator;
import org.pierian.spec.diagnostic.DisplayText;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.diagnostic.Suggestions;
import org.pierian.spec.language.Words;
import org.pierian.spec.read.SpecReader;
import org.pierian.spec.read.SpecResult;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.PlainText;

/// A commented spec for the columns of a table.
public final class CsvStarter {

    private static final int MOST_WORDS = 20;
    private static final int MOST_CLASSES = 100;
    private static final int FEWEST_NUMBERS = 10;
    private static final int LONGEST_WORD = 100;
    private static final int COMMENTS = 30; // the column where they begin
    private static final int BATCH = 32;
    private static final int EXAMPLES_SEEN = 100_000;

    private final CsvProfile profile;
    private final ColumnProfile target;
    private final String file;
    private final Set<String> absent = new TreeSet<>();
    private final Set<String> repeated = new HashSet<>();
    private final boolean regression;

    private CsvStarter(CsvProfile profile, String file, Optional<Boolean> wantsRegression) {
        this.profile = profile;
        this.target = profile.columns().get(profile.target());
        this.file = file;
        Set<String> names = new HashSet<>();
        for (ColumnProfile column : profile.columns()) {
            absent.addAll(column.absent());
            if (!names.add(column.name())) {
                repeated.add(column.name());
            }
        }
        this.regression = wantsRegression.orElseGet(
                () -> target.isNumeric() && target.values(absent).size() > FEWEST_NUMBERS);
    }

    /// The text of a spec.
    ///
    /// @param csv the table
    /// @param file its name in the spec
    /// @param wanted name of the column to be learned; the last one where it is not given
    /// @param wantsRegression whether a number is to be learned; found out where it is not given
    /// @throws Failure when nothing can be learned from the table as it is
    public static String text(Path csv, String file, Optional<String> wanted, Optional<Boolean> wantsRegression) {
        if (file.indexOf('\\') >= 0 || file.indexOf(':') >= 0 || file.startsWith("~") || file.contains("${")) {
            throw Failure.of(ExitCode.INPUT, "`" + shown(file) + "` cannot be the name of a file in a spec")
                    .help("rename the file: letters, digits, `_`, `-` and `.`");
        }
        CsvProfile profile = CsvProfile.of(csv, shown(csv.toString()), header -> indexOf(header, wanted));
        String text = new CsvStarter(profile, file, wantsRegression).text();
        SpecResult check = SpecReader.read(SourceText.of("the spec", text), Path.of("spec.yaml"), List.of());
        if (check.isRefused()) {
            throw Failure.of(
                            ExitCode.INPUT,
                            "no spec can be written for `" + shown(file) + "`: "
                                    + check.diagnostics().getFirst().message())
                    .help("leave columns out of the file");
        }
        return text;
    }

    private static int indexOf(List<String> header, Optional<String> wanted) {
        if (wanted.isEmpty()) {
            return header.size() - 1;
        }
        int index = header.indexOf(wanted.get());
        if (index < 0) {
            Failure failure = Failure.of(ExitCode.USAGE, "there is no column `" + shown(wanted.get()) + "`");
            throw Suggestions.nearest(wanted.get(), header)
                    .map(near -> failure.help("did you mean `" + shown(near) + "`?"))
                    .orElse(failure)
                    .help(columns(header));
        }
        return index;
    }

    private static String columns(List<String> header) {
        return "columns: "
                + header.stream().limit(MOST_WORDS).map(CsvStarter::shown).collect(Collectors.joining(", "))
                + (header.size() > MOST_WORDS ? " and " + (header.size() - MOST_WORDS) + " more" : "");
    }

    private static String shown(String text) {
        return DisplayText.line(Describe.cut(text));
    }

    private String text() {
        requireTarget();
        List<String> features = features();
        StringBuilder text = new StringBuilder();
        text.append("# Learns ")
                .append(PlainText.quoted(target.name()))
                .append(" from ")
                .append(PlainText.quoted(file));
        text.append(". Change a value, then run: runner train FILE\n");
        text.append(
                "# Every word and key is described in docs/spec-reference.md, the rules for tables in docs/csv.md.\n");
        text.append(line("name: " + PlainText.quoted(name()), "name of the folder below runs/"));
        text.append(line("seed: 0", "all random numbers follow from it")).append('\n');
        text.append("dataset:\n  csv:\n");
        text.append(line("    file: " + PlainText.quoted(file), "next to this spec"));
        if (profile.separator() != Separator.COMMA) {
            text.append("    separator: ")
                    .append(Words.ofConstant(profile.separator()))
                    .append('\n');
        }
        if (!absent.isEmpty()) {
            text.append(line("    missing_values: " + list(List.copyOf(absent)), "like an empty cell"));
        }
        if (!profile.isWhole()) {
            text.append("    # found in the first ")
                    .append(Table.number(profile.rows()))
                    .append(" rows:\n");
        }
        text.append(line("    features:", "numbers are scaled to mean 0 and deviation 1"));
        features.forEach(line -> text.append("      ").append(line).append('\n'));
        text.append("    target:\n      ").append(targetLine()).append('\n');
        text.append(line("    test: {fraction: 0.2}", "a fifth of the rows, drawn by the seed, is kept for testing"))
                .append('\n');
        return text.append(rest()).toString();
    }

    private static String line(String yaml, String comment) {
        return yaml + " ".repeat(Math.max(1, COMMENTS - yaml.length())) + "# " + comment + "\n";
    }

    private void requireTarget() {
        List<String> header =
                profile.columns().stream().map(ColumnProfile::name).toList();
        List<String> values = target.values(absent);
        int missing = target.missing(absent);
        String fault = "";
        String help = "";
        if (profile.rows() < 2) {
            fault = "`" + shown(file) + "` has fewer than two rows";
            help = "add rows below the header";
        } else if (target.name().isBlank() || repeated.contains(target.name())) {
            fault = "the column to be learned has no name of its own";
            help = "name it in the first line of the file";
        } else if (target.name().contains("${")) {
            fault = "the column to be learned has `${` in its name, which a spec uses for parameters";
            help = "rename it in the first line of the file";
        } else if (missing > 0) {
            fault = "the column to be learned, `" + shown(target.name()) + "`, is empty in " + Count.of(missing, "row")
                    + (target.firstBlank() > 0 ? ", first in line " + target.firstBlank() : "");
            help = "delete these rows";
        } else if (values.size() < 2) {
            fault = "the column to be learned, `" + shown(target.name()) + "`, has one value in all rows";
            help = "there is nothing to learn from it";
        } else if (regression && !target.isNumeric()) {
            fault = "the column to be learned, `" + shown(target.name()) + "`, does not hold numbers";
            help = "use `--task classification`";
        } else if (!regression && isNonsense(values)) {
            fault = "the column to be learned, `" + shown(target.name()) + "`, has "
                    + (target.hasManyValues() ? "very many" : values.size())
                    + " different values, too many for classes";
            help = target.isNumeric() ? "use `--task regression`" : "it looks like an identifier or free text";
        }
        if (!fault.isEmpty()) {
            throw Failure.of(ExitCode.INPUT, fault)
                    .help(help + "; or name another column with `--target`")
                    .help(columns(header));
        }
    }

    private boolean isNonsense(List<String> values) {
        return values.size() > MOST_CLASSES
                || (2 * values.size() > profile.rows() && values.size() > FEWEST_NUMBERS)
                || target.longest() > LONGEST_WORD
                || values.stream().anyMatch(value -> value.contains("${"));
    }

    /// A line for each feature, and for each column that is left out a comment that says why.
    private List<String> features() {
        List<String> lines = new ArrayList<>();
        boolean any = false;
        for (int c = 0; c < profile.columns().size(); c++) {
            if (c == profile.target()) {
                continue;
            }
            ColumnProfile column = profile.columns().get(c);
            Optional<String> fault = fault(column);
            String name = column.name().isBlank() ? "column " + (c + 1) : PlainText.quoted(column.name());
            lines.add(fault.map(why -> "# left out: " + name + ", " + why).orElseGet(() -> feature(column)));
            any |= fault.isEmpty();
        }
        if (!any) {
            Failure failure = Failure.of(ExitCode.INPUT, "no column of `" + shown(file) + "` can be learned from");
            for (String line : lines) {
                failure = failure.detail(shown(line.substring(2)));
            }
            throw failure.help("write the spec by hand: docs/csv.md");
        }
        return lines;
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
        } else if (column.isNumeric()) {
            return column.isConsecutive() ? Optional.of("which counts the rows") : Optional.empty();
        } else if (!regression && column.followsTarget()) {
            return Optional.of("which determines the target one to one");
        } else if (column.hasManyValues() || values.size() > MOST_WORDS || 2 * values.size() > profile.rows() + 1) {
            return Optional.of("which has " + (column.hasManyValues() ? "very many" : values.size())
                    + " different texts: an identifier or free text");
        } else if (column.longest() > LONGEST_WORD || values.stream().anyMatch(value -> value.contains("${"))) {
            return Optional.of("whose texts are too long or have `${` in them");
        }
        return Optional.empty();
    }

    private String feature(ColumnProfile column) {
        String name = PlainText.scalar(column.name());
        boolean missing = column.missing(absent) > 0;
        if (column.isNumeric()) {
            return missing ? "- numeric: {column: " + name + ", missing: mean}" : "- numeric: " + name;
        }
        return "- categorical: {column: " + name + ", values: " + list(column.values(absent))
                + (missing ? ", missing: zero}" : "}");
    }

    private String targetLine() {
        String name = PlainText.scalar(target.name());
        return regression
                ? "number: " + name
                : "class: {column: " + name + ", values: " + list(target.values(absent)) + "}";
    }

    private static String list(List<String> words) {
        return words.stream().map(PlainText::scalar).collect(Collectors.joining(", ", "[", "]"));
    }

    private String name() {
        String stem = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
        String name = stem.replaceAll("[^A-Za-z0-9_.-]", "_").replaceFirst("^[.-]", "_");
        return name.isEmpty() ? "table" : name.substring(0, Math.min(LONGEST_WORD, name.length()));
    }

    private String rest() {
        int outputs = regression ? 1 : target.values(absent).size();
        int epochs = Math.clamp(EXAMPLES_SEEN / profile.rows(), 5, 200);
        return line("architecture:", "the number of inputs of a layer is inferred")
                + line("  - linear: 32", "try more or fewer units")
                + line("  - relu", "or tanh, sigmoid")
                + line(
                        "  - linear: " + outputs,
                        regression ? "one number, without an activation after it" : "as many as there are classes")
                + line("init: he_normal", "how weights start")
                + "\n"
                + (regression
                        ? line("loss: mse", "mean squared error, of the scaled target")
                        : line("loss: softmax_cross_entropy", "for classes"))
                + "optimizer:\n"
                + line("  adam: 0.005", "the learning rate")
                + line("batch_size: " + BATCH, "examples in a step")
                + line("epochs: " + epochs, "passes over the training set")
                + line("shuffle: true", "another order in each epoch");
    }
}
