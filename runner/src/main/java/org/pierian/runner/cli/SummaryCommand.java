package org.pierian.runner.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.bind.MemoryEstimate;
import org.pierian.runner.bind.ParameterChoice;
import org.pierian.runner.bind.RunLength;
import org.pierian.runner.bind.Summary;
import org.pierian.runner.cli.option.DataOptions;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.option.SpecOptions;
import org.pierian.runner.cli.terminal.Table;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.probe.RateCurve;
import org.pierian.runner.record.Json;
import org.pierian.runner.run.LocalFiles;
import org.pierian.spec.Split;
import org.pierian.spec.read.ResolvedSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `summary SPEC`.
@Command(
        name = "summary",
        description = {
            "Show the layers: output shape, parameters, activations, multiply-adds; totals; memory of the run.",
            "",
            "Reads no data, unless --schedule has to know the number of rows of a table."
        })
final class SummaryCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "SPEC", description = "The spec, a YAML file; - for the standard input.")
    private Path spec = Path.of("");

    private enum Format {
        TEXT,
        MARKDOWN,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "text, markdown (a table for a README) or json (one line for a layer).")
    private Format format = Format.TEXT;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    @Option(names = "--schedule", description = "Plot the learning rate over the run too, with its key points.")
    private boolean schedule;

    @Mixin
    private SpecOptions specs = new SpecOptions();

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    SummaryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ResolvedSpec resolved = specs.require(spec, terminal);
        Source source = DatasetBinder.bind(resolved.spec().dataset());
        List<Summary.Row> rows = Summary.of(resolved.spec(), source.declaration());
        if (json || format == Format.JSON) {
            rows.forEach(row -> terminal.document(Json.line(map(row)) + "\n"));
            if (schedule) {
                ScheduleText.json(curve(resolved, source)).forEach(terminal::document);
            }
            return 0;
        }
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("name", "layer", "output", "parameters", "activations", "multiply-adds"));
        rows.forEach(row -> cells.add(List.of(
                row.name(),
                row.word(),
                row.output().toString(),
                Table.number(row.parameters()),
                Table.number(row.activations()),
                Table.number(row.multiplyAdds()))));
        cells.add(List.of(
                "total",
                "",
                "",
                Table.number(rows.stream().mapToLong(Summary.Row::parameters).sum()),
                Table.number(rows.stream().mapToLong(Summary.Row::activations).sum()),
                Table.number(rows.stream().mapToLong(Summary.Row::multiplyAdds).sum())));
        boolean markdown = format == Format.MARKDOWN;
        terminal.result(markdown ? Table.markdown(cells, 3) : Table.text(cells, 3, terminal.resultColumns()));
        if (resolved.spec().freeze().isPresent()) {
            long frozen =
                    ParameterChoice.frozen(resolved.spec(), source.declaration().input());
            terminal.result("\nfrozen: " + Table.number(frozen) + " of the parameters\n");
        }
        terminal.result(
                "\n" + Table.prose(memory(MemoryEstimate.of(resolved.spec(), source, rows)), terminal.resultColumns()));
        if (schedule) {
            terminal.result("\n" + ScheduleText.of(curve(resolved, source), terminal, markdown));
        }
        return 0;
    }

    private RateCurve curve(ResolvedSpec resolved, Source source) {
        int train = source.declaration()
                .size(Split.TRAIN)
                .orElseGet(() -> data.loader(terminal)
                        .begin(resolved, List.of(LocalFiles.folderOf(spec)))
                        .get()
                        .train()
                        .size());
        return RateCurve.of(resolved.spec(), RunLength.of(resolved.spec(), train));
    }

    private static String memory(MemoryEstimate estimate) {
        return "memory of the run, estimated: " + mebibytes(estimate.total())
                + " (parameters with gradients and optimizer "
                + mebibytes(estimate.parameters()) + ", a batch in all layers " + mebibytes(estimate.activations())
                + ", data "
                + (estimate.data() == 0 ? "about as large as its files, unpacked" : mebibytes(estimate.data())) + ")";
    }

    private static String mebibytes(long bytes) {
        double mebibytes = bytes / 1024.0 / 1024.0;
        return bytes > 0 && mebibytes < 0.1 ? "below 0.1 MiB" : String.format(Locale.US, "%,.1f MiB", mebibytes);
    }

    private static Map<String, Object> map(Summary.Row row) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", row.name());
        map.put("layer", row.word());
        map.put("output", row.output().toArray());
        map.put("parameters", row.parameters());
        map.put("activations", row.activations());
        map.put("multiply_adds", row.multiplyAdds());
        Map<String, int[]> tensors = new LinkedHashMap<>();
        row.tensors()
                .forEach(tensor -> tensors.put(tensor.name(), tensor.shape().toArray()));
        map.put("tensors", tensors);
        return map;
    }
}
