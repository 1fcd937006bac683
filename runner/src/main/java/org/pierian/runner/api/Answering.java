package org.pierian.runner.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.bind.LossBinder;
import org.pierian.runner.dataset.Intake;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.format.FileFormats;
import org.pierian.runner.dataset.table.TableRows;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.predict.ArrayExamples;
import org.pierian.runner.predict.BadExamples;
import org.pierian.runner.predict.Forecast;
import org.pierian.runner.predict.LineExamples;
import org.pierian.runner.predict.ListedRows;
import org.pierian.runner.predict.PictureExamples;
import org.pierian.runner.predict.TableExamples;
import org.pierian.runner.predict.TextGeneration;
import org.pierian.runner.predict.Wanted;
import org.pierian.runner.run.Model;
import org.pierian.runner.run.Predictor;
import org.pierian.runner.run.TrainedRun;

/// What a trained network says of examples; for one thread at a time.
final class Answering {

    private static final int NOTHING = 0;
    private static final int NAME_AND_NUMBER = 2;
    private static final int NAME_NUMBER_AND_TEXT = 3;

    private final TrainedRun trained;
    private final Intake intake;
    private final Wanted wanted;

    Answering(TrainedRun trained) {
        this.trained = trained;
        this.intake = trained.intake();
        Model model = trained.model();
        boolean isNumber = model.preprocessing().target() instanceof Preprocessing.Target.Numeric;
        boolean hasProbabilities = !isNumber
                && !model.declaration().hasPositions()
                && LossBinder.meaning(model.spec().loss()).hasProbabilities();
        this.wanted = new Wanted(hasProbabilities, OptionalInt.empty());
    }

    InputKind kind() {
        return switch (intake) {
            case Intake.Table _ -> InputKind.ROWS;
            case Intake.Pictures _, Intake.PictureFiles _ -> InputKind.PICTURES;
            case Intake.Arrays _ -> InputKind.ARRAYS;
            case Intake.Lines _ -> InputKind.TEXTS;
            case Intake.Text _ -> InputKind.BEGINNINGS;
        };
    }

    List<String> columns() {
        return intake instanceof Intake.Table table ? table.coder().columns() : List.of();
    }

    List<Prediction> rows(List<? extends Map<String, ? extends @Nullable Object>> rows) {
        if (!(intake instanceof Intake.Table(var coder))) {
            throw other("rows of a table were given");
        }
        return collect(NOTHING, (bad, forecast) -> {
            TableExamples examples = new TableExamples(coder, List.of(), bad, forecast);
            for (RowCells.Part part : new RowCells(coder).parts(rows)) {
                examples.readListed(
                        new ListedRows(part.columns(), part.rows(), "row", "give a value for each column"), "row");
            }
        });
    }

    List<Prediction> texts(List<String> texts) {
        if (!(intake instanceof Intake.Lines(var coder))) {
            throw other("texts were given");
        }
        return collect(NAME_NUMBER_AND_TEXT, (bad, forecast) -> {
            LineExamples examples = new LineExamples(coder, bad, forecast);
            for (int i = 0; i < texts.size(); i++) {
                read(examples, texts.get(i), "text " + (i + 1));
            }
        });
    }

    private static void read(LineExamples examples, String text, String name) {
        if (text.isEmpty() || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw Failure.of(ExitCode.USAGE, "a text " + (text.isEmpty() ? "is empty" : "has several lines"))
                    .at(name)
                    .help("give texts of one line each");
        }
        try {
            examples.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory can be read
        }
    }

    List<Prediction> picture(byte[] file) {
        return collect(NAME_AND_NUMBER, (bad, forecast) -> {
            PictureExamples examples = switch (intake) {
                case Intake.Pictures pictures -> new PictureExamples(pictures, bad, forecast);
                case Intake.PictureFiles(var coder) -> new PictureExamples(coder, bad, forecast);
                case Intake.Table _, Intake.Arrays _, Intake.Lines _, Intake.Text _ ->
                    throw other("a picture was given");
            };
            examples.read(file, "picture");
        });
    }

    List<Prediction> arrays(List<float[]> examples) {
        if (!(intake instanceof Intake.Arrays(var coder))) {
            throw other("numbers were given");
        }
        return collect(
                NAME_AND_NUMBER, (bad, forecast) -> new ArrayExamples(coder, bad, forecast).read(examples, "array"));
    }

    List<Prediction> file(Path file) {
        return switch (intake) {
            case Intake.Table(var coder) ->
                collect(NOTHING, (bad, forecast) -> {
                    TableExamples examples = new TableExamples(coder, List.of(), bad, forecast);
                    try (TableRows rows = FileFormats.of(
                                    file, trained.model().spec().dataset(), Optional.empty())
                            .open(file, file.toString(), examples.wanted())) {
                        examples.read(rows, file.toString());
                    }
                });
            case Intake.Pictures pictures ->
                collect(NAME_AND_NUMBER, (bad, forecast) -> new PictureExamples(pictures, bad, forecast).read(file));
            case Intake.PictureFiles(var coder) ->
                collect(NAME_AND_NUMBER, (bad, forecast) -> new PictureExamples(coder, bad, forecast).read(file));
            case Intake.Arrays(var coder) ->
                collect(NAME_AND_NUMBER, (bad, forecast) -> new ArrayExamples(coder, bad, forecast).read(file));
            case Intake.Lines(var coder) ->
                collect(
                        NAME_NUMBER_AND_TEXT,
                        (bad, forecast) -> new LineExamples(coder, bad, forecast).read(file, file.toString()));
            case Intake.Text _ -> throw other("a file was given");
        };
    }

    String continuation(String beginning, TextOptions options) {
        if (!(intake instanceof Intake.Text(var coder))) {
            throw other("the beginning of a text was given");
        }
        TextGeneration.Request request = new TextGeneration.Request(
                beginning, options.tokens(), options.temperature(), options.highest(), options.seed());
        return new TextGeneration(trained, coder, request).continuation(0);
    }

    float[] outputs(float[] inputs) {
        Predictor predictor = trained.model().predictor();
        if (inputs.length != predictor.width()) {
            throw Failure.of(
                            ExitCode.USAGE,
                            "the network takes " + predictor.width() + " inputs, and " + inputs.length + " were given")
                    .help("give the inputs of one example, the last axis running fastest");
        }
        System.arraycopy(inputs, 0, predictor.inputs(), 0, inputs.length);
        Tensor outputs = predictor.predict(1);
        float[] copy = new float[outputs.rowSize()];
        outputs.buffer().read(0, copy, 0, copy.length);
        return copy;
    }

    private Failure other(String given) {
        return Failure.of(ExitCode.USAGE, "the network takes " + kind().words() + ", and " + given)
                .help(kind().advice());
    }

    private List<Prediction> collect(int kept, BiConsumer<BadExamples, Forecast> examples) {
        Model model = trained.model();
        Collected collected =
                new Collected(model.declaration(), model.preprocessing().target(), kept);
        Forecast forecast = new Forecast(trained, wanted, collected);
        try (BadExamples bad = new BadExamples("", Optional.empty())) {
            examples.accept(bad, forecast);
            bad.refuse();
            forecast.flush();
        }
        return collected.predictions();
    }
}
