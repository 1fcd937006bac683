package org.pierian.runner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.option.JsonOption;
import org.pierian.runner.cli.terminal.Plot;
import org.pierian.runner.cli.terminal.Table;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.record.Json;
import org.pierian.runner.record.SignificantDigits;
import org.pierian.runner.report.RunHistory;
import org.pierian.runner.report.Track;
import org.pierian.runner.run.MissingRun;
import org.pierian.runner.run.RunFolder;
import org.pierian.spec.diagnostic.Suggestions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `plot RUN METRIC`.
@Command(
        name = "plot",
        description = {
            "Draw how a metric of a finished run went, epoch by epoch, in the terminal.",
            "",
            "A metric such as loss is drawn for each split that has it; train_loss or validation_loss for one alone."
        })
final class PlotCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "RUN", description = "A run folder.")
    private Path run = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "METRIC",
            description = "The name of a metric, perhaps with its split in front; or learning_rate, gradient_norm or"
                    + " weight_norm, of which each layer has a plot.")
    private String metric = "";

    @Mixin
    private JsonOption form = new JsonOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    PlotCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunFolder folder = new RunFolder(run);
        if (!Files.isRegularFile(folder.metrics())) {
            throw MissingRun.of(run, "metrics.jsonl");
        }
        List<Track> all = RunHistory.read(folder.metrics(), folder.norms());
        List<Track> tracks = all.stream()
                .filter(track -> track.name().equals(metric)
                        || (!track.isOfLayer() && (track.part() + "_" + track.name()).equals(metric)))
                .toList();
        if (tracks.isEmpty()) {
            List<String> names = List.copyOf(RunHistory.names(all));
            Failure failure = Failure.of(ExitCode.USAGE, "the run has no metric `" + metric + "`");
            throw Suggestions.closest(metric, names)
                    .map(near -> failure.help("did you mean `" + near + "`?"))
                    .orElse(failure)
                    .help("it has " + String.join(", ", names));
        }
        tracks.forEach(form.isJson() ? this::json : this::draw);
        return 0;
    }

    private void json(Track track) {
        for (int i = 0; i < track.epochs().size(); i++) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("epoch", track.epochs().get(i));
            if (!track.part().isEmpty()) {
                line.put(track.isOfLayer() ? "layer" : "split", track.part());
            }
            line.put(track.name(), track.values().get(i));
            terminal.document(Json.line(line) + "\n");
        }
    }

    private void draw(Track track) {
        List<Double> values = new ArrayList<>();
        List<Integer> epochs = new ArrayList<>();
        for (int i = 0; i < track.epochs().size(); i++) {
            if (Double.isFinite(track.values().get(i))) {
                values.add(track.values().get(i));
                epochs.add(track.epochs().get(i));
            }
        }
        int room = terminal.resultColumns();
        if (values.size() < 2) {
            String one = values.isEmpty()
                    ? "no finite value"
                    : SignificantDigits.of(values.getFirst()) + " in epoch " + epochs.getFirst();
            terminal.result(Table.prose(track.title() + ": " + one, room));
            return;
        }
        terminal.resultLine(track.title());
        terminal.result(Plot.text(
                values, "epoch " + epochs.getFirst(), "epoch " + epochs.getLast(), room, Plot.canDrawBlocks(terminal)));
    }
}
