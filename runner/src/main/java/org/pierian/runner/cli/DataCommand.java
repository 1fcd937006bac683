package org.pierian.runner.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.bind.DataCheck;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.cli.option.DataOptions;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.option.SkipOption;
import org.pierian.runner.cli.option.SpecOptions;
import org.pierian.runner.cli.terminal.Scatter;
import org.pierian.runner.cli.terminal.Table;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.dataset.ColumnSummary;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.dataset.picture.PictureGrid;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.AtomicFile;
import org.pierian.runner.file.LocalDisk;
import org.pierian.runner.file.StaleTemporaries;
import org.pierian.runner.run.LocalFiles;
import org.pierian.spec.RunSpec;
import org.pierian.spec.Split;
import org.pierian.spec.language.Words;
import org.pierian.spec.read.ResolvedSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `data SPEC`.
@Command(name = "data", description = "Look at the dataset of a spec: shapes, classes, columns of a table, images.")
final class DataCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "SPEC", description = "The spec, a YAML file; - for the standard input.")
    private Path spec = Path.of("");

    @Option(names = "--grid", paramLabel = "FILE", description = "Write the first 100 images into this PNG file.")
    private @Nullable Path grid;

    @Option(
            names = "--augmented",
            description =
                    "Write the ten images that training sees first instead, each in a row: as it is, and as the first"
                            + " nine epochs see it.")
    private boolean augmented;

    @Mixin
    private SpecOptions specs = new SpecOptions();

    @Mixin
    private DataOptions options = new DataOptions();

    @Mixin
    private SkipOption skip = new SkipOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    DataCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ResolvedSpec resolved = specs.require(spec, terminal);
        requireGrid(resolved.spec());
        Source source = DatasetBinder.bind(resolved.spec().dataset());
        Declaration declaration = source.declaration();
        Data data = skip.of(options.loader(terminal)).load(resolved, List.of(LocalFiles.folderOf(spec)));
        terminal.show(DataCheck.check(resolved, data), resolved.sources());
        terminal.result("input   " + declaration.input() + "\noutputs " + outputs(declaration) + "\n"
                + data.pictures().map(DataCommand::average).orElse("")
                + (declaration.input().padded() ? lengths(data) : "") + "\n"
                + source.plane()
                        .map(plane -> Scatter.text(plane, terminal.resultColumns()) + "\n")
                        .orElse("")
                + columns(data)
                + ranges(data)
                + classes(declaration, data));
        Optional.ofNullable(grid)
                .ifPresent(file -> write(
                        file,
                        augmented ? AugmentedPictures.of(resolved.spec(), data, pictures(data)) : pictures(data)));
        return 0;
    }

    /// Changed images are shown where there are changes, in a file.
    private void requireGrid(RunSpec written) {
        if (augmented && grid == null) {
            throw Failure.of(ExitCode.USAGE, "`--augmented` says what `--grid` shows, and there is no `--grid`")
                    .help("name the file: `--augmented --grid pictures.png`");
        }
        if (augmented && written.augment().isEmpty()) {
            throw Failure.of(ExitCode.USAGE, "`--augmented` shows what `augment` does, and the spec has none")
                    .help("add `augment` to the spec, such as `augment: [horizontal_flip]`");
        }
    }

    private static String outputs(Declaration declaration) {
        Shape outputs = declaration.target().outputShape();
        return outputs.rank() == 1 ? Integer.toString(outputs.dim(0)) : outputs.toString();
    }

    /// The steps of the training examples.
    private static String lengths(Data data) {
        LongSummaryStatistics steps = IntStream.range(0, data.train().size())
                .mapToLong(data.train()::length)
                .summaryStatistics();
        return String.format(
                Locale.US, "steps   %d to %d, %.1f on average\n", steps.getMin(), steps.getMax(), steps.getAverage());
    }

    private static String average(Data.Pictures pictures) {
        return String.format(Locale.US, "average pixel %.6f of 255\n", pictures.mean());
    }

    /// What the columns of a table hold; nothing for another dataset.
    private String columns(Data data) {
        if (data.columns().isEmpty()) {
            return "";
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("column", "used as", "missing", "min", "mean", "max"));
        for (ColumnSummary column : data.columns()) {
            Optional<ColumnSummary.NumberRange> range = column.range();
            rows.add(List.of(
                    column.name(),
                    column.role(),
                    Table.number(column.missing()),
                    range.map(r -> number(r.min())).orElse(""),
                    range.map(r -> number(r.mean())).orElse(""),
                    range.map(r -> number(r.max())).orElse("")));
        }
        return Table.text(rows, 2, terminal.resultColumns()) + "\n";
    }

    /// The range of each column of numbers in each split.
    private String ranges(Data data) {
        List<ColumnSummary> columns = data.columns().stream()
                .filter(column -> column.range().isPresent())
                .toList();
        if (columns.isEmpty()) {
            return "";
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("range", data, (split, _) -> Words.ofConstant(split)));
        for (ColumnSummary column : columns) {
            rows.add(row(
                    column.name(),
                    data,
                    (split, _) -> Optional.ofNullable(column.ranges().get(split))
                            .map(r -> number(r.min()) + " to " + number(r.max()))
                            .orElse("")));
        }
        return Table.text(rows, 1, terminal.resultColumns()) + "\n";
    }

    private static String number(double value) {
        return String.format(Locale.US, "%.6g", value);
    }

    private String classes(Declaration declaration, Data data) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(
                declaration.classes().isEmpty() ? "examples" : "class", data, (split, _) -> Words.ofConstant(split)));
        Map<Split, int[]> counts = new EnumMap<>(Split.class);
        int classes = declaration.classes().size();
        data.splits()
                .forEach((split, examples) -> examples.labels()
                        .ifPresent(labels -> counts.put(split, labels.counts(examples.size(), classes))));
        for (int c = 0; c < declaration.classes().size(); c++) {
            int label = c;
            rows.add(row(
                    declaration.classes().get(c),
                    data,
                    (split, _) -> Optional.ofNullable(counts.get(split))
                            .map(all -> Table.number(all[label]))
                            .orElse("")));
        }
        rows.add(row("all", data, (_, examples) -> Table.number(examples.size())));
        return Table.text(rows, 1, terminal.resultColumns());
    }

    /// A heading and one cell for each split.
    private static List<String> row(String heading, Data data, BiFunction<Split, Examples, String> cell) {
        List<String> cells = new ArrayList<>(List.of(heading));
        data.splits().forEach((split, examples) -> cells.add(cell.apply(split, examples)));
        return cells;
    }

    private static Data.Pictures pictures(Data data) {
        Data.Pictures pictures = data.pictures()
                .orElseThrow(() -> Failure.of(ExitCode.USAGE, "`--grid` wants a dataset of images")
                        .help("leave it out: this dataset is shown as text"));
        if (!PictureGrid.fits(pictures)) {
            throw Failure.of(ExitCode.USAGE, "`--grid` shows images of up to 500 by 500 pixels");
        }
        return pictures;
    }

    private void write(Path file, Data.Pictures pictures) {
        StaleTemporaries.remove(LocalDisk.DISK, file);
        AtomicFile.writeShared(file, out -> PictureGrid.write(out, pictures));
        terminal.result("\n");
        terminal.resultLine("images " + file);
    }
}
