package org.pierian.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.bind.Capacity;
import org.pierian.runner.cli.option.EngineOptions;
import org.pierian.runner.cli.option.GenerationOptions;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.dataset.ArrayCoder;
import org.pierian.runner.dataset.Intake;
import org.pierian.runner.dataset.LineCoder;
import org.pierian.runner.dataset.PictureCoder;
import org.pierian.runner.dataset.TextCoder;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.AtomicFile;
import org.pierian.runner.file.PendingFile;
import org.pierian.runner.predict.ArrayExamples;
import org.pierian.runner.predict.BadExamples;
import org.pierian.runner.predict.Forecast;
import org.pierian.runner.predict.LineExamples;
import org.pierian.runner.predict.LineForm;
import org.pierian.runner.predict.PictureExamples;
import org.pierian.runner.predict.Sink;
import org.pierian.runner.predict.TextGeneration;
import org.pierian.runner.predict.Wanted;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.TrainedRun;
import org.pierian.spec.RunSpec;
import org.pierian.spec.Separator;
import org.pierian.spec.language.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `predict RUN INPUT...`.
@Command(
        name = "predict",
        description = {
            "Predict new examples with a finished run, or continue a text.",
            "",
            "Needs spec.yaml, preprocessing.json and weights.safetensors of the run's folder, and none of the data that it"
                    + " was trained on. The prediction for an example does not depend on the others, nor on the number of"
                    + " threads."
        })
final class PredictCommand implements Callable<Integer> {

    private static final String BAD = "predictions.bad.csv";

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "RUN", description = "A run folder.")
    private Path run = Path.of("");

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "INPUT",
            description = "Tables with a header, - for the standard input; for a network on images, PNG and IDX files;"
                    + " for one on arrays, NPY and NPZ files; for one on texts with classes, files with a text in each"
                    + " line.")
    private List<Path> inputs = new ArrayList<>();

    @Option(
            names = "--row",
            paramLabel = "COLUMN=VALUE",
            description = "Predict one row, given cell by cell in place of INPUT; COLUMN= is a missing value.")
    private List<String> cells = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write to this file, which is replaced as a whole; to the standard output unless given.")
    private @Nullable Path out;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; unless given, jsonl for an --out that ends so, else csv.")
    private @Nullable Form form;

    @Option(
            names = "--probabilities",
            description = "The probability of every class as well; with --top, of those that are named.")
    private boolean probabilities;

    @Option(names = "--top", paramLabel = "K", description = "The K likeliest classes, the likeliest first.")
    private @Nullable Integer top;

    @Option(
            names = "--keep",
            paramLabel = "COLUMN,...",
            description = "Write these columns of the table before the predictions.")
    private List<String> keep = new ArrayList<>();

    @Option(
            names = "--skip-bad",
            description = "Leave bad rows out and write them, with the reason, to OUT.bad, or to " + BAD
                    + " without --out; ends with 65 if there are any.")
    private boolean skipBad;

    @Option(
            names = "--separator",
            paramLabel = "WORD",
            completionCandidates = SeparatorWords.class,
            description = "Separator of the cells of a table: ${COMPLETION-CANDIDATES}; that of the spec unless given.")
    private @Nullable Separator separator;

    @Mixin
    private GenerationOptions generation = new GenerationOptions();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    private enum Form {
        CSV(LineForm.CSV),
        JSONL(LineForm.JSONL);

        private final LineForm lines;

        Form(LineForm lines) {
            this.lines = lines;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The words of the language for separators.
    static final class SeparatorWords implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Separator.values()).map(Words::ofConstant).iterator();
        }
    }

    PredictCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        requireInput();
        RunFolder folder = new RunFolder(run);
        RunSpec spec = RunSpecs.require(folder, terminal).spec();
        Optional<Failure> end;
        try (Engine started = engine.start()) {
            TrainedRun trained = TrainedRun.load(folder, spec, Capacity.evaluation(spec), started.backend());
            end = out == null ? predict(trained, standardOutput()) : predictTo(out, trained);
        }
        end.ifPresent(terminal::show);
        return end.map(Failure::exitCode).orElse(ExitCode.DONE).number();
    }

    /// What a person watches is made safe; what goes to a file or a program is written as it is.
    private Sink standardOutput() {
        return terminal.isResultWatched() ? terminal::result : terminal::document;
    }

    private void requireInput() {
        if (generation.isAsked()) {
            requireOnlyPrompt();
            return;
        }
        if (inputs.isEmpty() == cells.isEmpty()) {
            throw Failure.of(
                            ExitCode.USAGE,
                            inputs.isEmpty() ? "nothing is to be predicted" : "`--row` is given, and a file as well")
                    .help("name files to predict, or - for the standard input")
                    .help("or give one row: --row COLUMN=VALUE for each of its columns")
                    .help("or give the beginning of a text: --prompt TEXT");
        }
        if (inputs.stream().filter(GivenExamples::isStandardInput).count() > 1) {
            throw Failure.of(ExitCode.USAGE, "`-` is given twice, and the standard input is read once")
                    .help("leave one of them out");
        }
    }

    private void requireOnlyPrompt() {
        if (!inputs.isEmpty()
                || !cells.isEmpty()
                || probabilities
                || top != null
                || !keep.isEmpty()
                || skipBad
                || separator != null) {
            throw Failure.of(ExitCode.USAGE, "`--prompt` continues a text, and what is given beside it is for examples")
                    .help(
                            "leave INPUT, `--row`, `--keep`, `--skip-bad`, `--separator`, `--top` and `--probabilities` out");
        }
        if (form == Form.CSV) {
            throw Failure.of(
                            ExitCode.USAGE,
                            "`--prompt` writes the text itself, or with `--format jsonl` objects of JSON")
                    .help("leave `--format csv` out");
        }
    }

    private Optional<Failure> predictTo(Path target, TrainedRun trained) {
        for (Path input : inputs) {
            if (isSame(input, target)) {
                throw Failure.of(ExitCode.USAGE, "`--out` would replace `" + input + "`, which is to be predicted")
                        .help("name another file");
            }
        }
        try (PendingFile file = AtomicFile.begin(target)) {
            return predict(trained, Sink.to(file));
        }
    }

    private static boolean isSame(Path input, Path target) {
        try {
            return Files.exists(input) && Files.exists(target) && Files.isSameFile(input, target);
        } catch (IOException _) {
            return false; // reading or writing it will fail with a better message
        }
    }

    private GivenExamples given() {
        return new GivenExamples(inputs, cells, keep, Optional.ofNullable(separator));
    }

    /// @return how the command ends, where rows were left out
    private Optional<Failure> predict(TrainedRun trained, Sink sink) {
        return switch (trained.intake()) {
            case Intake.Table table ->
                predict(trained, sink, (bad, forecast) -> given().ofTable(table, bad, forecast, trained));
            case Intake.Pictures pictures ->
                predict(
                        trained,
                        sink,
                        (bad, forecast) -> given().ofPictures(
                                        new PictureExamples(pictures, bad, forecast), "name PNG or IDX files"));
            case Intake.PictureFiles(PictureCoder coder) ->
                predict(
                        trained,
                        sink,
                        (bad, forecast) -> given().ofPictures(
                                        new PictureExamples(coder, bad, forecast),
                                        "name JPEG, PNG, BMP, GIF, PGM or PPM files"));
            case Intake.Arrays(ArrayCoder coder) ->
                predict(trained, sink, (bad, forecast) -> given().ofArrays(new ArrayExamples(coder, bad, forecast)));
            case Intake.Lines(LineCoder coder) ->
                predict(trained, sink, (bad, forecast) -> given().ofLines(new LineExamples(coder, bad, forecast)));
            case Intake.Text(TextCoder coder) -> {
                continueText(trained, coder, sink);
                yield Optional.empty();
            }
        };
    }

    private Optional<Failure> predict(TrainedRun trained, Sink sink, BiConsumer<BadExamples, Forecast> examples) {
        if (generation.isAsked()) {
            throw Failure.of(
                            ExitCode.USAGE,
                            "`--prompt` is for networks that were trained on a text, and this one was not")
                    .help("name files to predict");
        }
        Wanted wanted = new Wanted(probabilities, top == null ? OptionalInt.empty() : OptionalInt.of(top));
        Forecast forecast = new Forecast(trained, wanted, lineForm(), sink);
        try (BadExamples bad = new BadExamples("", aside())) {
            examples.accept(bad, forecast);
            bad.refuse();
            forecast.flush();
            sink.end();
            return bad.finish(forecast.count());
        }
    }

    private void continueText(TrainedRun trained, TextCoder coder, Sink sink) {
        if (!generation.isAsked()) {
            throw Failure.of(ExitCode.USAGE, "this network was trained on a text, and continues one")
                    .help("give the beginning: --prompt \"Once\"; --prompt \"\" for none")
                    .help("`runner evaluate RUN --on FILE` measures it on another text");
        }
        TextGeneration texts = new TextGeneration(trained, coder, generation.request());
        texts.write(generation.samples(), lineForm(), sink);
    }

    private LineForm lineForm() {
        if (form != null) {
            return form.lines;
        }
        return out != null && out.toString().endsWith(".jsonl") ? LineForm.JSONL : LineForm.CSV;
    }

    private Optional<Path> aside() {
        if (!skipBad) {
            return Optional.empty();
        }
        return Optional.of(out == null ? Path.of(BAD) : out.resolveSibling(out.getFileName() + ".bad"));
    }
}
