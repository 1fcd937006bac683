package org.pierian.runner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
import org.pierian.runner.record.Score;
import org.pierian.runner.run.Model;
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
            description =
                    "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given. All are measured with the finished model;"
                            + " the train figures of metrics.jsonl are means over an epoch, while weights change.")
    private Part part = Part.TEST;

    private enum Part {
        TRAIN(Split.TRAIN),
        VALIDATION(Split.VALIDATION),
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
        if (part == Part.VALIDATION && !resolved.spec().dataset().hasValidation()) {
            throw Failure.of(ExitCode.USAGE, "the dataset of `" + run + "` has no validation set")
                    .help(
                            "write `--split train` or `--split test`, or train with a spec whose dataset has `validation`");
        }
        Score score;
        try (Engine started = engine.start()) {
            score = evaluate(folder, resolved, started);
        }
        terminal.result(
                form.isJson()
                        ? score.line() + "\n"
                        : String.format(
                                Locale.ROOT,
                                "%s %s  (%s)\n",
                                part,
                                score.text("  "),
                                Count.of(score.examples(), "example")));
        return 0;
    }

    private Score evaluate(RunFolder folder, ResolvedSpec resolved, Engine started) {
        List<Path> near = SpecFolders.of(folder, resolved.spec());
        Supplier<Data> examples = data.loader(terminal).begin(resolved, near, folder.readPreprocessing());
        Model model = new Model(
                resolved.spec(), Capacity.EVALUATION, () -> examples.get().preprocessing(), started.backend());
        WeightsFile.load(folder.weights(), model.saved());
        Examples chosen = examples.get().split(part.split);
        return Model.score(
                resolved.spec().epochs(), part.split, model.evaluator(chosen).evaluate());
    }
}
