package org.pierian.runner.starter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.pierian.runner.cli.terminal.Table;
import org.pierian.runner.dataset.csv.CsvProfile;
import org.pierian.runner.dataset.csv.Dialect;
import org.pierian.runner.dataset.table.TableProfile;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.DecimalMark;
import org.pierian.spec.Encoding;
import org.pierian.spec.Separator;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.diagnostic.Suggestions;
import org.pierian.spec.language.Words;
import org.pierian.spec.read.SpecReader;
import org.pierian.spec.read.SpecResult;
import org.pierian.spec.yaml.PlainText;

/// A commented spec for the columns of a table.
///
/// @param text the text of the spec
/// @param notes what a person should know of it, a line each
public record CsvStarter(String text, List<String> notes) {

    private static final int LONGEST_NAME = 100;
    private static final int COMMENTS = 30; // the column where they begin
    private static final int BATCH = 32;
    private static final int EXAMPLES_SEEN = 30_000;

    /// Takes a copy.
    public CsvStarter {
        notes = List.copyOf(notes);
    }

    /// Writes a spec.
    ///
    /// @param csv the table
    /// @param file its name in the spec
    /// @param wanted name of the column to be learned; the last one where it is not given
    /// @param wantsRegression whether a number is to be learned; found out where it is not given
    /// @throws Failure when nothing can be learned from the table as it is
    public static CsvStarter of(Path csv, String file, Optional<String> wanted, Optional<Boolean> wantsRegression) {
        if (file.indexOf('\\') >= 0 || file.indexOf(':') >= 0 || file.startsWith("~") || file.contains("${")) {
            throw Failure.of(ExitCode.INPUT, "`" + shown(file) + "` cannot be the name of a file in a spec")
                    .help("rename the file: letters, digits, `_`, `-` and `.`");
        }
        CsvProfile profile = CsvProfile.of(csv, shown(csv.toString()), header -> indexOf(header, wanted));
        TableProfile table = profile.table();
        StarterTarget target = new StarterTarget(table, file, wantsRegression);
        target.require();
        Set<String> absent = absent(table, target);
        StarterFeatures features = new StarterFeatures(table, absent, target.isRegression());
        if (!features.isAny()) {
            Failure failure = Failure.of(ExitCode.INPUT, "no column of `" + shown(file) + "` can be learned from");
            for (String line : features.lines()) {
                failure = failure.detail(shown(line.substring(2)));
            }
            throw failure.help("write the spec by hand: docs/csv.md");
        }
        String text = text(file, profile, target, absent, features);
        SpecResult check = SpecReader.read(SourceText.of("the spec", text), Path.of("spec.yaml"), List.of());
        if (check.isRefused()) {
            throw Failure.of(
                            ExitCode.INPUT,
                            "no spec can be written for `" + shown(file) + "`: "
                                    + check.diagnostics().getFirst().message())
                    .help("leave columns out of the file");
        }
        List<String> notes = new ArrayList<>(List.of(target.note(wanted.isPresent())));
        if (!profile.dialect().header()) {
            notes.add("warning: the first line looks like data, not like names: columns are called 1 to "
                    + table.columns().size() + "; if it has the names, delete `header: false`");
        }
        profile.notes().forEach(note -> notes.add("warning: " + note));
        notes.addAll(features.notes());
        return new CsvStarter(text, notes);
    }

    private static Set<String> absent(TableProfile table, StarterTarget target) {
        Set<String> absent = new TreeSet<>(target.absent());
        for (int c = 0; c < table.columns().size(); c++) {
            if (c != table.target()) {
                absent.addAll(table.columns().get(c).absent());
            }
        }
        return absent;
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
                    .help(StarterTexts.columns(header));
        }
        return index;
    }

    private static String shown(String text) {
        return StarterTexts.shown(text);
    }

    private static String text(
            String file, CsvProfile profile, StarterTarget target, Set<String> absent, StarterFeatures features) {
        StringBuilder text = new StringBuilder();
        text.append("# Learns ")
                .append(PlainText.quoted(target.name()))
                .append(" from ")
                .append(PlainText.quoted(file));
        text.append(". Change a value, then run: runner train FILE\n");
        text.append(
                "# Every word and key is described in docs/spec-reference.md, the rules for tables in docs/csv.md.\n");
        text.append(line("name: " + PlainText.quoted(name(file)), "name of the folder below runs/"));
        text.append(line("seed: 0", "all random numbers follow from it")).append('\n');
        text.append("dataset:\n  csv:\n");
        text.append(line("    file: " + PlainText.quoted(file), "next to this spec"));
        dialect(text, profile);
        if (!absent.isEmpty()) {
            text.append(line("    missing_values: " + StarterTexts.list(List.copyOf(absent)), "like an empty cell"));
        }
        if (!profile.table().isWhole()) {
            text.append("    # found in the first ")
                    .append(Table.number(profile.table().rows()))
                    .append(" rows:\n");
        }
        text.append(line("    features:", "numbers are scaled to mean 0 and deviation 1"));
        features.lines().forEach(line -> text.append("      ").append(line).append('\n'));
        text.append("    target:\n      ").append(target.line()).append('\n');
        text.append(line("    test: {fraction: 0.2}", "a fifth of the rows, drawn at random, is kept for testing"));
        text.append(line("    # validation: {fraction: 0.15}", "rows to choose by, such as when to stop"))
                .append('\n');
        return text.append(rest(profile, target)).toString();
    }

    /// The keys that say how the table is written, where it is not as RFC 4180 has it.
    private static void dialect(StringBuilder text, CsvProfile profile) {
        Dialect dialect = profile.dialect();
        if (dialect.encoding() != Encoding.UTF_8) {
            text.append(line("    encoding: " + Words.ofConstant(dialect.encoding()), "found by its bytes"));
        }
        if (dialect.separator() != Separator.COMMA) {
            text.append("    separator: ")
                    .append(Words.ofConstant(dialect.separator()))
                    .append('\n');
        }
        if (!dialect.header()) {
            text.append(line("    header: false", "columns are called 1, 2, 3 and so on"));
        }
        dialect.comment()
                .ifPresent(mark -> text.append(line(
                        "    comment: " + PlainText.quoted(Words.ofConstant(mark)), "begins a line that is skipped")));
        if (dialect.trim()) {
            text.append(line("    trim: true", "leaves blanks around cells out"));
        }
        if (dialect.numbers().decimal() == DecimalMark.COMMA) {
            text.append(line("    decimal: comma", "the mark before decimals"));
        }
        dialect.numbers()
                .thousands()
                .ifPresent(mark -> text.append(line(
                        "    thousands: " + PlainText.scalar(Words.ofConstant(mark)),
                        "the mark between groups of three digits")));
        profile.notes().forEach(note -> text.append("    # ").append(note).append('\n'));
    }

    private static String line(String yaml, String comment) {
        return yaml + " ".repeat(Math.max(1, COMMENTS - yaml.length())) + "# " + comment + "\n";
    }

    private static String name(String file) {
        String stem = file.substring(file.lastIndexOf('/') + 1)
                .replaceFirst("[.]gz$", "")
                .replaceFirst("\\.[^.]*$", "");
        String name = stem.replaceAll("[^A-Za-z0-9_.-]", "_").replaceFirst("^[.-]", "_");
        return name.isEmpty() ? "table" : name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    private static String rest(CsvProfile profile, StarterTarget target) {
        boolean regression = target.isRegression();
        int epochs = Math.clamp(EXAMPLES_SEEN / profile.table().rows(), 30, 200);
        return line("architecture:", "the number of inputs of a layer is inferred")
                + line("  - linear: 32", "try more or fewer units")
                + line("  - relu", "or tanh, sigmoid")
                + line(
                        "  - linear: " + target.outputs(),
                        regression ? "one number, without an activation after it" : "as many as there are classes")
                + line("init: he_normal", "how weights start")
                + "\n"
                + (regression
                        ? line("loss: mse", "mean squared error, of the scaled target")
                        : line("loss: softmax_cross_entropy", "for classes"))
                + "optimizer:\n"
                + line("  adam: 0.001", "the learning rate")
                + line("batch_size: " + BATCH, "examples in a step")
                + line("epochs: " + epochs, "passes over the training set")
                + line("shuffle: true", "another order in each epoch")
                + line(
                        "# early_stopping: {loss: 10}",
                        "with `validation`: ends when it gets no better, keeps the best");
    }
}
