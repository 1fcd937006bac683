package org.pierian.runner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.cli.option.DataOptions;
import org.pierian.runner.cli.option.EngineOptions;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.AtomicFile;
import org.pierian.runner.file.LocalDisk;
import org.pierian.runner.file.StaleTemporaries;
import org.pierian.runner.report.RunFacts;
import org.pierian.runner.report.page.ComparedRuns;
import org.pierian.runner.report.page.ComparisonPage;
import org.pierian.runner.report.page.MarkdownReport;
import org.pierian.runner.report.page.Plot;
import org.pierian.runner.report.page.Report;
import org.pierian.runner.report.page.ReportPage;
import org.pierian.runner.report.page.ReportPlots;
import org.pierian.runner.run.RunFolder;
import org.pierian.spec.read.ResolvedSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `report RUN...`.
@Command(
        name = "report",
        description = {
            "Write what a finished run shows into one page of HTML that needs no network: curves, answers on the test set,"
                    + " examples, layers, the spec and the fingerprints.",
            "",
            "Of several runs: their curves in one plot, and what differs in their specs and results. Runs that differ only"
                    + " in the seed become a mean with a band."
        })
final class ReportCommand implements Callable<Integer> {

    private static final String STANDARD_OUTPUT = "-";
    private static final List<String> KNOWN_ENDINGS =
            List.of(".html", ".htm", ".md", ".svg", ".pdf", ".txt", ".json", ".png");

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "Run folders.")
    private List<Path> runs = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Write into this file, - for the standard output. Unless given, the page of one run goes into its"
                            + " folder as report.html, that of several into report.html here, and the rest to the standard output.")
    private @Nullable Path out;

    @Option(
            names = "--markdown",
            description = "Write Markdown, for a pull request. With --out, the plots become SVG files next to it.")
    private boolean markdown;

    @Option(
            names = "--svg",
            paramLabel = "PLOT",
            description = "Write one plot as SVG: a metric, learning_rate, gradient_norm, weight_norm, confusion, roc,"
                    + " precision_recall, calibration, predicted, residuals or layers; of several runs a split and a metric,"
                    + " such as test_loss.")
    private @Nullable String svg;

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (markdown && svg != null) {
            throw Failure.of(ExitCode.USAGE, "`--markdown` and `--svg` exclude each other")
                    .help("leave one of them out");
        }
        if (out != null && Files.isDirectory(out)) {
            throw Failure.of(ExitCode.CANNOT_CREATE, "`" + out + "` is a folder, and `--out` wants a file")
                    .help("name a file in it: --out " + out.resolve("report.html"));
        }
        if (out != null) {
            requireFitting(out, markdown ? ".md" : svg != null ? ".svg" : ".html");
        }
        Map<RunFolder, ResolvedSpec> specs = new LinkedHashMap<>();
        runs.forEach(run -> specs.put(new RunFolder(run), spec(new RunFolder(run))));
        if (specs.size() == 1) {
            specs.forEach(this::ofOne);
        } else {
            ofSeveral(specs);
        }
        return 0;
    }

    /// Refuses names of files that say they hold something else than is written.
    private static void requireFitting(Path out, String ending) {
        String name = out.toString().toLowerCase(Locale.ROOT);
        for (String other : KNOWN_ENDINGS) {
            if (name.endsWith(other) && !other.startsWith(ending) && !ending.startsWith(other)) {
                throw Failure.of(ExitCode.USAGE, "`" + out + "` would hold what its name does not say")
                        .help("name a file that ends with " + ending
                                + "; `--markdown` writes Markdown, `--svg PLOT` one plot, and else it is HTML");
            }
        }
    }

    private ResolvedSpec spec(RunFolder folder) {
        if (!Files.isRegularFile(folder.record()) && !folder.checkpoints().isEmpty()) {
            throw Failure.of(ExitCode.NOT_FOUND, "the run in `" + folder.path() + "` is not finished")
                    .help("finish it: " + data.resume(folder.path()));
        }
        return RunSpecs.require(folder, terminal);
    }

    private void ofOne(RunFolder folder, ResolvedSpec resolved) {
        try (Engine started = engine.start()) {
            Report report = new ReportSource(terminal, data).read(folder, resolved, started);
            if (svg != null) {
                plot(svg, ReportPlots.of(report.run(), report.answers()).all());
            } else if (markdown) {
                markdown(pictures -> MarkdownReport.of(report, pictures));
            } else {
                write(Optional.ofNullable(out).orElse(folder.path().resolve("report.html")), ReportPage.of(report));
            }
        }
    }

    private void ofSeveral(Map<RunFolder, ResolvedSpec> specs) {
        List<RunFacts> facts = new ArrayList<>();
        specs.forEach((folder, resolved) -> facts.add(RunFacts.read(folder, resolved.spec())));
        ComparedRuns compared = ComparedRuns.of(facts);
        if (svg != null) {
            plot(svg, compared.plots());
        } else if (markdown) {
            markdown(pictures -> MarkdownReport.of(compared, pictures));
        } else {
            write(Optional.ofNullable(out).orElse(Path.of("report.html")), ComparisonPage.of(compared));
        }
    }

    private void plot(String name, List<Plot> plots) {
        Plot plot = plots.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Failure.of(ExitCode.USAGE, "the report has no plot `" + name + "`")
                        .help("it has " + plots.stream().map(Plot::name).collect(Collectors.joining(", "))));
        document(ReportPlots.file(plot));
    }

    /// With files of plots next to that of the text, if there is one.
    private void markdown(Function<Function<Plot, Optional<String>>, String> report) {
        Path file = out;
        if (file == null || file.toString().equals(STANDARD_OUTPUT)) {
            terminal.document(report.apply(_ -> Optional.empty()));
            return;
        }
        String name = String.valueOf(file.getFileName());
        String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
        write(file, report.apply(plot -> {
            String picture = stem + "." + plot.name() + ".svg";
            AtomicFile.writeShared(file.resolveSibling(picture), ReportPlots.file(plot));
            return Optional.of(picture.replace(" ", "%20"));
        }));
    }

    private void document(String text) {
        Path file = out;
        if (file == null) {
            terminal.document(text);
        } else {
            write(file, text);
        }
    }

    private void write(Path file, String text) {
        if (file.toString().equals(STANDARD_OUTPUT)) {
            terminal.document(text);
            return;
        }
        StaleTemporaries.remove(LocalDisk.DISK, file);
        AtomicFile.writeShared(file, text);
        terminal.resultLine("report  " + file);
    }
}
