package org.pierian.runner.report.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pierian.runner.report.RunFacts;
import org.pierian.runner.run.Confusion;
import org.pierian.spec.diagnostic.DisplayText;

/// Reports as Markdown, for pull requests: tables, and pictures where there are files of them next to it.
public final class MarkdownReport {

    private static final int MOST_CLASSES = 20; // of a matrix as a table

    private final StringBuilder out = new StringBuilder();
    private final Function<Plot, Optional<String>> pictures;

    private MarkdownReport(Function<Plot, Optional<String>> pictures) {
        this.pictures = pictures;
    }

    /// The report of one run.
    ///
    /// @param pictures the address of a plot's picture, where there is one
    public static String of(Report report, Function<Plot, Optional<String>> pictures) {
        return new MarkdownReport(pictures).run(report);
    }

    /// The report of several runs.
    ///
    /// @param pictures as there
    public static String of(ComparedRuns compared, Function<Plot, Optional<String>> pictures) {
        return new MarkdownReport(pictures).runs(compared);
    }

    private String run(Report report) {
        RunFacts run = report.run();
        out.append("## ")
                .append(line(run.record().name()))
                .append(" `")
                .append(run.record().id())
                .append("`\n\n");
        out.append(run.record().epochs()).append(" epochs");
        run.record()
                .bestEpoch()
                .ifPresent(epoch ->
                        out.append("; the weights of epoch ").append(epoch).append(" kept"));
        out.append(", numerics ").append(run.record().numerics()).append(".\n\n");
        report.missing().forEach(note -> out.append("> ").append(line(note)).append("\n\n"));
        table(RunRows.metrics(run.record()), 1);
        ReportPlots plots = ReportPlots.of(run, report.answers());
        pictures(plots.curves());
        report.answers().ifPresent(answers -> {
            out.append("### Answers on the ").append(answers.score().split()).append(" set\n\n");
            out.append(answers.score().examples()).append(" examples: ");
            out.append(answers.score().text(", ")).append(".\n\n");
            pictures(plots.answers());
            answers.confusion().ifPresent(this::classes);
        });
        out.append("### Network\n\n");
        pictures(List.of(plots.layers()));
        table(RunRows.layers(run), 3);
        out.append("### Fingerprints\n\n");
        table(RunRows.hashes(run.record()), 2);
        out.append("`runner verify ").append(report.folderName()).append("` trains again and compares every bit.\n");
        return out.toString();
    }

    private void classes(Confusion confusion) {
        table(ClassRows.rates(confusion), 1);
        if (confusion.classes().size() <= MOST_CLASSES) {
            out.append("Actual classes by row, predicted ones by column:\n\n");
            table(ClassRows.matrix(confusion), 1);
        }
        List<List<String>> mistakes = ClassRows.mistakes(confusion);
        if (mistakes.size() > 1) {
            out.append("Taken for another class most often:\n\n");
            table(mistakes, 2);
        }
    }

    private String runs(ComparedRuns compared) {
        out.append("## ").append(compared.runs().size()).append(" runs\n\n");
        pictures(compared.plots());
        if (!compared.groups().isEmpty()) {
            out.append("### Seeds\n\n");
            table(compared.spreads(), 2);
        }
        out.append("### Differences\n\n");
        List<List<String>> keys = compared.keys();
        if (keys.size() > 1) {
            table(keys, keys.getFirst().size());
        } else {
            out.append("No key of the specs differs.\n\n");
        }
        table(compared.results(), 1);
        return out.toString().stripTrailing() + "\n";
    }

    private void pictures(List<Plot> plots) {
        boolean any = false;
        for (Plot plot : plots) {
            Optional<String> address = pictures.apply(plot);
            any |= address.isPresent();
            address.ifPresent(file -> out.append("![")
                    .append(plot.title())
                    .append("](")
                    .append(file)
                    .append(")\n"));
        }
        out.append(any ? "\n" : "");
    }

    /// @param left how many columns are text
    private void table(List<List<String>> rows, int left) {
        for (int r = 0; r < rows.size(); r++) {
            out.append('|');
            rows.get(r).forEach(cell -> out.append(' ').append(cell(cell)).append(" |"));
            out.append('\n');
            if (r == 0) {
                for (int c = 0; c < rows.getFirst().size(); c++) {
                    out.append(c < left ? "|---" : "|---:");
                }
                out.append("|\n");
            }
        }
        out.append('\n');
    }

    /// A name may be a stranger's: none becomes markup, a link or a mention.
    private static String cell(String text) {
        StringBuilder safe = new StringBuilder();
        for (char c : line(text).toCharArray()) {
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '@' -> safe.append("&#64;");
                case '|', '\\', '[', ']', '*', '#', '!' -> safe.append('\\').append(c);
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    private static String line(String text) {
        return DisplayText.line(text);
    }
}
