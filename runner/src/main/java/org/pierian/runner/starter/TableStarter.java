package org.pierian.runner.starter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.pierian.runner.cli.terminal.Table;
import org.pierian.runner.dataset.table.TableProfile;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.diagnostic.Suggestions;
import org.pierian.spec.read.SpecReader;
import org.pierian.spec.read.SpecResult;
import org.pierian.spec.yaml.PlainText;

/// A commented spec for the columns of a table.
public final class TableStarter {

    private static final int COMMENTS = 30; // the column where they begin
    private static final int BATCH = 32;
    private static final int EXAMPLES_SEEN = 30_000;

    private TableStarter() {}

    /// Writes a spec.
    ///
    /// @param table the file
    /// @param file its name in the spec
    /// @param ofDatabase name of the table, where the file is a database of several
    /// @param wanted name of the column to be learned; the last one where it is not given
    /// @param wantsRegression whether a number is to be learned; found out where it is not given
    /// @throws Failure when nothing can be learned from the table as it is
    public static Starter of(
            Path table,
            String file,
            Optional<String> ofDatabase,
            Optional<String> wanted,
            Optional<Boolean> wantsRegression) {
        if (file.indexOf('\\') >= 0 || file.indexOf(':') >= 0 || file.startsWith("~") || file.contains("${")) {
            throw Failure.of(ExitCode.INPUT, "`" + shown(file) + "` cannot be the name of a file in a spec")
                    .help("rename the file: letters, digits, `_`, `-` and `.`");
        }
        StarterFile found =
                StarterFile.of(table, ofDatabase, shown(table.toString()), header -> indexOf(header, wanted));
        TableProfile profile = found.profile();
        StarterTarget target = new StarterTarget(profile, file, wantsRegression);
        target.require();
        Set<String> absent = absent(profile, target);
        StarterFeatures features = new StarterFeatures(profile, absent, target.isRegression());
        if (!features.isAny()) {
            Failure failure = Failure.of(ExitCode.INPUT, "no column of `" + shown(file) + "` can be learned from");
            for (String line : features.lines()) {
                failure = failure.detail(shown(line.substring(2)));
            }
            throw failure.help("write the spec by hand: " + found.page());
        }
        String text = text(file, found, target, absent, features);
        SpecResult check = SpecReader.read(SourceText.of("the spec", text), Path.of("spec.yaml"), List.of());
        if (check.isRefused()) {
            throw Failure.of(
                            ExitCode.INPUT,
                            "no spec can be written for `" + shown(file) + "`: "
                                    + check.diagnostics().getFirst().message())
                    .help("leave columns out of the file");
        }
        List<String> notes = new ArrayList<>(List.of(target.note(wanted.isPresent())));
        found.notes().forEach(note -> notes.add("warning: " + note));
        notes.addAll(features.notes());
        return new Starter(text, notes);
    }

    private static Set<String> absent(TableProfile profile, StarterTarget target) {
        Set<String> absent = new TreeSet<>(target.absent());
        for (int c = 0; c < profile.columns().size(); c++) {
            if (c != profile.target()) {
                absent.addAll(profile.columns().get(c).absent());
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
            String file, StarterFile found, StarterTarget target, Set<String> absent, StarterFeatures features) {
        StringBuilder text = new StringBuilder();
        text.append("# Learns ")
                .append(PlainText.quoted(target.name()))
                .append(" from ")
                .append(PlainText.quoted(file));
        text.append(". Change a value, then run: runner train FILE\n");
        text.append("# Every word and key is described in docs/spec-reference.md, the rules for tables in ")
                .append(found.page())
                .append(".\n");
        text.append(line(
                "name: " + PlainText.quoted(StarterTexts.runNameOfFile(file, "table")),
                "name of the folder below runs/"));
        text.append(line("seed: 0", "all random numbers follow from it")).append('\n');
        text.append("dataset:\n  ").append(found.word()).append(":\n");
        StarterFile.Key place = found.place(file);
        text.append(line("    " + place.yaml(), place.comment()));
        found.keys().forEach(key -> text.append(line("    " + key.yaml(), key.comment())));
        found.readings().forEach(note -> text.append("    # ").append(note).append('\n'));
        if (!absent.isEmpty()) {
            text.append(line("    missing_values: " + StarterTexts.list(List.copyOf(absent)), "like an empty cell"));
        }
        if (!found.profile().isWhole()) {
            text.append("    # found in the first ")
                    .append(Table.number(found.profile().rows()))
                    .append(" rows:\n");
        }
        text.append(line("    features:", "numbers are scaled to mean 0 and deviation 1"));
        features.lines().forEach(line -> text.append("      ").append(line).append('\n'));
        text.append("    target:\n      ").append(target.line()).append('\n');
        text.append(line("    test: {fraction: 0.2}", "a fifth of the rows, drawn at random, is kept for testing"));
        text.append(line("    # validation: {fraction: 0.15}", "rows to choose by, such as when to stop"))
                .append('\n');
        return text.append(rest(found.profile(), target)).toString();
    }

    private static String line(String yaml, String comment) {
        if (comment.isEmpty()) {
            return yaml + "\n";
        }
        return yaml + " ".repeat(Math.max(1, COMMENTS - yaml.length())) + "# " + comment + "\n";
    }

    private static String rest(TableProfile profile, StarterTarget target) {
        boolean regression = target.isRegression();
        int epochs = Math.clamp(EXAMPLES_SEEN / profile.rows(), 30, 200);
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
