package org.pierian.runner.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pierian.core.metric.Tally;
import org.pierian.runner.bind.Capacity;
import org.pierian.runner.bind.ClassSizes;
import org.pierian.runner.bind.LossBinder;
import org.pierian.runner.bind.MemoryNeed;
import org.pierian.runner.cli.option.DataOptions;
import org.pierian.runner.cli.option.EngineOptions;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.option.JsonOption;
import org.pierian.runner.cli.terminal.ScoreLine;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.NewFiles;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.record.Score;
import org.pierian.runner.run.Confusion;
import org.pierian.runner.run.Model;
import org.pierian.runner.run.RecordCheck;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.SpecFolders;
import org.pierian.runner.run.TrainedRun;
import org.pierian.runner.weights.WeightsFile;
import org.pierian.spec.Split;
import org.pierian.spec.language.Words;
import org.pierian.spec.read.ResolvedSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `evaluate RUN`.
@Command(
        name = "evaluate",
        description = {
            "Show the loss and the metrics of a finished run on one split of its data, or on other data.",
            "",
            "For classes, also a table with precision, recall and F1 of each class, and the confusion matrix."
        })
final class EvaluateCommand implements Callable<Integer> {

    private static final String NEW = "new";

    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = "A run folder.")
    private Path run = Path.of("");

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            description = "${COMPLETION-CANDIDATES}; test unless given. All are measured with the finished model;"
                    + " the train figures of metrics.jsonl are means over an epoch, while weights change.")
    private @Nullable Part part;

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

    @Option(
            names = "--on",
            paramLabel = "FILE",
            description =
                    "Evaluate these examples in place of a split: a table with the target's column, images in an IDX"
                            + " file, arrays in NPY or NPZ files, or texts with their classes. Needs none of the data that"
                            + " the run was trained on.")
    private @Nullable Path on;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "The classes of the images of --on, an IDX file; or the targets of an NPY file.")
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
        if (part == Part.VALIDATION && !resolved.spec().dataset().hasValidation()) {
            throw Failure.of(ExitCode.USAGE, "the dataset of `" + run + "` has no validation set")
                    .help(
                            "write `--split train` or `--split test`, or train with a spec whose dataset has `validation`");
        }
        Optional<RunRecord> record = folder.readRecord();
        Evaluated evaluated;
        try (Engine started = engine.start()) {
            evaluated = on == null
                    ? evaluate(folder, record, resolved, started)
                    : evaluateOn(on, folder, record, resolved, started);
        } catch (Failure failure) {
            throw on == null && failure.exitCode() == ExitCode.NOT_FOUND
                    ? failure.help("or evaluate other data, for which the run's own are not needed: add `--on FILE`")
                    : failure;
        }
        Optional<ClassTables> tables = evaluated.confusion().map(ClassTables::new);
        Score score = evaluated.score();
        if (form.isJson()) {
            terminal.document(line(score, record, tables));
        } else {
            int room = terminal.resultColumns();
            terminal.result(ScoreLine.of(score.split(), score, kept(record), room)
                    + tables.map(all -> "\n" + all.text(room)).orElse(""));
        }
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

    /// What the examples show.
    ///
    /// @param confusion the answers by class, where there are classes
    private record Evaluated(Score score, Optional<Confusion> confusion) {}

    private Evaluated evaluateOn(
            Path file, RunFolder folder, Optional<RunRecord> record, ResolvedSpec resolved, Engine started) {
        TrainedRun trained =
                TrainedRun.load(folder, resolved.spec(), Capacity.evaluation(resolved.spec()), started.backend());
        Examples examples = trained.examples(new NewFiles(file, Optional.ofNullable(labels)));
        return evaluated(trained.model(), examples, NEW, epoch(record, resolved));
    }

    private static Evaluated evaluated(Model model, Examples examples, String split, int epoch) {
        Optional<Confusion> confusion = examples.labels()
                .map(labels -> new Confusion(
                        model.declaration().classes(),
                        labels,
                        LossBinder.meaning(model.spec().loss())));
        Tally tally = model.evaluator(examples)
                .evaluate((first, output, losses) -> confusion.ifPresent(all -> all.add(first, output)));
        return new Evaluated(Score.of(epoch, split, tally), confusion);
    }

    private Evaluated evaluate(RunFolder folder, Optional<RunRecord> record, ResolvedSpec resolved, Engine started) {
        MemoryNeed.ofEvaluation(resolved.spec(), Capacity.evaluation(resolved.spec()))
                .require();
        SpecFolders folders = SpecFolders.of(folder, resolved.spec());
        RecordCheck check = new RecordCheck(record);
        boolean skips = record.filter(r -> !r.skipped().isEmpty()).isPresent();
        Supplier<Data> examples = folders.explaining(
                data.loader(terminal).skippingBad(skips).begin(resolved, folders.near(), folder.readPreprocessing()));
        Model model = new Model(
                resolved.spec(),
                Capacity.evaluation(resolved.spec()),
                () -> examples.get().preprocessing(),
                ClassSizes.of(() -> examples.get().split(Split.TRAIN)),
                started.backend());
        WeightsFile.load(folder.weights(), model.saved());
        check.requireWeights(folder);
        check.requireData(examples.get());
        Split split = (part == null ? Part.TEST : part).split;
        return evaluated(model, examples.get().split(split), Words.ofConstant(split), epoch(record, resolved));
    }

    /// The epoch that the weights are of.
    private static int epoch(Optional<RunRecord> record, ResolvedSpec resolved) {
        return record.map(EvaluateCommand::epoch).orElse(resolved.spec().epochs());
    }

    private static int epoch(RunRecord record) {
        return record.bestEpoch().orElse(record.epochs());
    }

    /// Which epoch's weights are evaluated, where it is not the last.
    private static String kept(Optional<RunRecord> record) {
        return record.filter(r -> r.bestEpoch().isPresent())
                .map(r -> ", weights of epoch " + epoch(r) + " of " + r.epochs())
                .orElse("");
    }

    /// As in `metrics.jsonl`, and with how many epochs were trained where the weights are those of the best, and
    /// with the tables of the classes where there are any.
    private static String line(Score score, Optional<RunRecord> record, Optional<ClassTables> tables) {
        String line = score.line();
        StringBuilder members = new StringBuilder(line.substring(0, line.length() - 1));
        record.filter(r -> r.bestEpoch().isPresent())
                .ifPresent(r -> members.append(",\"epochs_trained\":").append(r.epochs()));
        tables.ifPresent(all -> members.append(',').append(all.json()));
        return members.append("}\n").toString();
    }
}
