package org.pierian.runner.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pierian.runner.dataset.Intake;
import org.pierian.runner.dataset.format.FileFormats;
import org.pierian.runner.dataset.table.TableFormat;
import org.pierian.runner.dataset.table.TableRows;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.predict.ArrayExamples;
import org.pierian.runner.predict.BadExamples;
import org.pierian.runner.predict.Forecast;
import org.pierian.runner.predict.LineExamples;
import org.pierian.runner.predict.PictureExamples;
import org.pierian.runner.predict.TableExamples;
import org.pierian.runner.run.TrainedRun;
import org.pierian.spec.Separator;
import org.pierian.spec.diagnostic.DisplayText;

/// The examples that `predict` is given: files, the standard input, or one row.
///
/// @param inputs files, or `-` for the standard input
/// @param cells those of one row, in place of files
/// @param keep columns of a table that are written before the predictions
/// @param separator of the cells of a table, where the person says it
record GivenExamples(List<Path> inputs, List<String> cells, List<String> keep, Optional<Separator> separator) {

    private static final String STANDARD_INPUT = "-";
    private static final Pattern TABLE = Pattern.compile("(?i)\\.[ct]sv(\\.gz)?$");

    /// Takes copies.
    GivenExamples {
        inputs = List.copyOf(inputs);
        cells = List.copyOf(cells);
        keep = List.copyOf(keep);
    }

    /// Whether it is the standard input.
    static boolean isStandardInput(Path input) {
        return input.toString().equals(STANDARD_INPUT);
    }

    /// Predicts rows of tables.
    void ofTable(Intake.Table table, BadExamples bad, Forecast forecast, TrainedRun trained) {
        TableExamples examples = new TableExamples(table.coder(), keep, bad, forecast);
        if (!cells.isEmpty()) {
            TypedRow row = TypedRow.of(
                    cells,
                    table.coder().columns(),
                    trained.model().preprocessing().target().column(),
                    keep);
            examples.readListed(row.rows(), TypedRow.NAME);
        }
        for (Path input : inputs) {
            String name = isStandardInput(input) ? "<stdin>" : DisplayText.line(input.toString());
            TableFormat format = FileFormats.of(input, trained.model().spec().dataset(), separator);
            try (TableRows rows = isStandardInput(input)
                    ? format.read(System.in, name, examples.wanted())
                    : format.open(input, name, examples.wanted())) {
                examples.read(rows, name);
            }
        }
    }

    /// Predicts texts, a line each.
    void ofLines(LineExamples examples) {
        if (!cells.isEmpty() || !keep.isEmpty() || separator.isPresent()) {
            throw Failure.of(
                            ExitCode.USAGE,
                            "this network takes lines of text, and `--row`, `--keep` and `--separator` are for tables")
                    .help("name files with a text in each line, or - for the standard input");
        }
        for (Path input : inputs) {
            if (TABLE.matcher(input.toString()).find()) {
                throw Failure.of(
                                ExitCode.USAGE,
                                "this network takes files with a text in each line, and `" + input + "` is a table")
                        .help("write its column of texts into a file, a text in each line, without the header");
            }
            if (isStandardInput(input)) {
                try {
                    examples.read(System.in, "<stdin>");
                } catch (IOException e) {
                    throw InputFile.unreadable("<stdin>", e);
                }
            } else {
                examples.read(input, DisplayText.line(input.toString()));
            }
        }
    }

    /// Predicts images.
    ///
    /// @param advice which files to name
    void ofPictures(PictureExamples examples, String advice) {
        requireFiles("images", advice);
        inputs.forEach(examples::read);
    }

    /// Predicts arrays.
    void ofArrays(ArrayExamples examples) {
        requireFiles("arrays", "name NPY files, or NPZ files");
        inputs.forEach(examples::read);
    }

    private void requireFiles(String what, String advice) {
        if (!cells.isEmpty() || !keep.isEmpty() || separator.isPresent()) {
            throw Failure.of(
                            ExitCode.USAGE,
                            "this network takes " + what + ", and `--row`, `--keep` and `--separator` are for tables")
                    .help(advice);
        }
        if (inputs.stream().anyMatch(GivenExamples::isStandardInput)) {
            throw Failure.of(
                            ExitCode.USAGE,
                            "this network takes " + what + ", which are not read from the standard input")
                    .help(advice);
        }
    }
}
