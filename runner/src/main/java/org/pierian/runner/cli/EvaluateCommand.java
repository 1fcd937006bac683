package org.pierian.runner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.pierian.runner.bind.Capacity;
import org.pierian.runner.cli.option.DataOptions;
import org.pierian.runner.cli.option.EngineOptions;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.option.JsonOption;
import org.pierian.runner.cli.option.SpecOptions;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.record.Score;
import org.pierian.runner.run.Model;
import org.pierian.runner.run.RecordCheck;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.SpecFolders;
import org.pierian.runner.weights.WeightsFile;
import org.pierian.spec.Split;
import org.pierian.spec.read.ResolvedSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `evaluate RUN`.
@Command(name = "evaluate", description = "Show the loss and the metrics of a finished run on one split of its data.")
final class EvaluateCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = "A run folder.")
    private Path run = Path.of("");

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            defaultValue = "test",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given.")
    private Part part = Part.TEST;

    private enum Part {
        TRAIN(Split.TRAIN),
        TEST(Split.TEST);

        private final Split split;

        Part(Split split) {
            this.split = split;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Mixin
    private JsonOption form = new JsonOption();

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    EvaluateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunFolder folder = new RunFolder(run);
        if (!Files.isRegularFile(folder.spec())) {
            throw Failure.of(ExitCode.NOT_FOUND, "`" + run + "` is not a run folder: it has no spec.yaml")
                    .help("name a folder that `runner train` has printed, such as runs/xor/1a2b3c4d5e6f");
        }
        ResolvedSpec resolved = new SpecOptions().require(folder.spec(), terminal);
        Optional<RunRecord> record = folder.readRecord();
        Score score;
        try (Engine started = engine.start()) {
            score = evaluate(folder, record, resolved, started);
        }
        terminal.result(form.isJson() ? line(score, record) : text(score, record));
        return 0;
    }

    private Score evaluate(RunFolder folder, Optional<RunRecord> record, ResolvedSpec resolved, Engine started) {
        SpecFolders folders = SpecFolders.of(folder, resolved.spec());
        RecordCheck check = new RecordCheck(record);
        Supplier<Data> examples =
                folders.explaining(data.loader(terminal).begin(resolved, folders.near(), folder.readPreprocessing()));
        Model model = new Model(
                resolved.spec(), Capacity.EVALUATION, () -> examples.get().preprocessing(), started.backend());
        WeightsFile.load(folder.weights(), model.saved());
        check.requireWeights(folder);
        check.requireData(examples.get());
        Examples chosen = examples.get().split(part.split);
        int epoch = record.map(EvaluateCommand::epoch).orElse(resolved.spec().epochs());
        return Model.score(epoch, part.split, model.evaluator(chosen).evaluate());
    }

    /// The epoch that the weights are of.
    private static int epoch(RunRecord record) {
        return record.bestEpoch().orElse(record.epochs());
    }

    private String text(Score score, Optional<RunRecord> record) {
        String kept = record.filter(r -> r.bestEpoch().isPresent())
                .map(r -> ", weights of epoch " + epoch(r) + " of " + r.epochs())
                .orElse("");
        return part + " " + score.text("  ") + "  (" + Count.of(score.examples(), "example") + kept + ")\n";
    }

    /// As in `metrics.jsonl`, and with how many epochs were trained where the weights are those of the best.
    private static String line(Score score, Optional<RunRecord> record) {
        String line = score.line();
        return record.filter(r -> r.bestEpoch().isPresent())
                        .map(r -> line.substring(0, line.length() - 1) + ",\"epochs_trained\":" + r.epochs() + "}")
                        .orElse(line)
                + "\n";
    }
}
