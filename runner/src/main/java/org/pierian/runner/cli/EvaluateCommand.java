package org.pierian.runner.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.bind.Capacity;
import org.pierian.runner.cli.option.DataOptions;
import org.pierian.runner.cli.option.EngineOptions;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.option.JsonOption;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.NewFiles;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.record.Score;
import org.pierian.runner.run.Model;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.SpecFolders;
import org.pierian.runner.run.TrainedRun;
import org.pierian.runner.weights.WeightsFile;
import org.pierian.spec.Split;
import org.pierian.spec.read.ResolvedSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `evaluate RUN`.
@Command(
        name = "evaluate",
        description = "Show the loss and the metrics of a finished run on one split of its data, or on other data.")
final class EvaluateCommand implements Callable<Integer> {

    private static final String NEW = "new";

    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = "A run folder.")
    private Path run = Path.of("");

    @Option(names = "--split", paramLabel = "SPLIT", description = "${COMPLETION-CANDIDATES}; test unless given.")
    private @Nullable Part part;

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

    @Option(
            names = "--on",
            paramLabel = "FILE",
            description =
                    "Evaluate these examples in place of a split: a table with the target's column, or images in an IDX"
                            + " file. Needs none of the data that the run was trained on.")
    private @Nullable Path on;

    @Option(names = "--labels", paramLabel = "FILE", description = "The classes of the images of --on, an IDX file.")
    private @Nullable Path labels;

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
        requireOptions();
        RunFolder folder = new RunFolder(run);
        ResolvedSpec resolved = RunSpecs.require(folder, terminal);
        Score score;
        try (Engine started = engine.start()) {
            score = on == null ? evaluate(folder, resolved, started) : evaluateOn(on, folder, resolved, started);
        } catch (Failure failure) {
            throw on == null && failure.exitCode() == ExitCode.NOT_FOUND
                    ? failure.help("or evaluate other data, for which the run's own are not needed: add `--on FILE`")
                    : failure;
        }
        terminal.result(
                form.isJson()
                        ? score.line() + "\n"
                        : String.format(
                                Locale.ROOT,
                                "%s %s  (%s)\n",
                                score.split(),
                                score.text("  "),
                                Count.of(score.examples(), "example")));
        return 0;
    }

    private void requireOptions() {
        if (on != null && part != null) {
            throw Failure.of(ExitCode.USAGE, "`--on` and `--split` exclude each other")
                    .help("leave one of them out");
        }
        if (on == null && labels != null) {
            throw Failure.of(ExitCode.USAGE, "`--labels` is given without `--on`")
                    .help("name the file of images with `--on`");
        }
    }

    private Score evaluateOn(Path file, RunFolder folder, ResolvedSpec resolved, Engine started) {
        TrainedRun trained = TrainedRun.load(folder, resolved.spec(), Capacity.EVALUATION, started.backend());
        Examples examples = trained.examples(new NewFiles(file, Optional.ofNullable(labels)));
        return Score.of(
                resolved.spec().epochs(),
                NEW,
                trained.model().evaluator(examples).evaluate());
    }

    private Score evaluate(RunFolder folder, ResolvedSpec resolved, Engine started) {
        List<Path> near = SpecFolders.of(folder, resolved.spec());
        Supplier<Data> examples = data.loader(terminal).begin(resolved, near, folder.readPreprocessing());
        Model model = new Model(
                resolved.spec(), Capacity.EVALUATION, () -> examples.get().preprocessing(), started.backend());
        WeightsFile.load(folder.weights(), model.saved());
        Split split = (part == null ? Part.TEST : part).split;
        Examples chosen = examples.get().split(split);
        return Model.score(
                resolved.spec().epochs(), split, model.evaluator(chosen).evaluate());
    }
}
