package org.pierian.runner.dataset.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.pierian.spec.Separator;

/// The rows of a file one after the other; only the present one is in memory.
public final class CsvRows implements AutoCloseable {

    private static final int MOST_CELLS = 1 << 16;
    private static final int LONGEST_ROW = 1 << 22;
    private static final int LONGEST_CELL = 1 << 18;
    private static final int BUFFER = 1 << 20;
    private static final Pattern START = Pattern.compile("starting at line (\\d+)");

    /// What to do about a row with too few or too many cells.
    public static final String WIDTH_ADVICE =
            "put quotes around a cell with a comma; delete blank lines and cells too many";

    private final String name;
    private final Utf8Reader text;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private Optional<Row> blank = Optional.empty();

    private CsvRows(InputStream in, String name, char separator) {
        this.name = name;
        this.text = new Utf8Reader(in, name);
        this.reader = CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(BUFFER)
                .build(
                        CsvRecordHandler.of(handler -> handler.maxFields(MOST_CELLS)
                                .maxFieldSize(LONGEST_CELL)
                                .maxRecordSize(LONGEST_ROW)),
                        text);
        this.records = reader.iterator();
        this.header = nextRecord()
                .map(CsvRecord::getFields)
                .orElseThrow(() -> DataMistake.NO_ROWS
                        .failure("`" + name + "` is empty")
                        .at(name)
                        .help("the first line names the columns"));
    }

    /// One row.
    ///
    /// @param line the line that it begins in, from 1
    /// @param cells its cells, quotes resolved
    public record Row(long line, List<String> cells) {

        public Row {
            cells = List.copyOf(cells);
        }

        boolean isBlank() {
            return cells.size() == 1 && cells.getFirst().isEmpty();
        }

        /// What is wrong with the number of cells.
        ///
        /// @param header number of cells of the header
        public Optional<String> widthFault(int header) {
            String count = isBlank() ? "a blank line" : Count.of(cells.size(), "cell");
            return cells.size() == header ? Optional.empty() : Optional.of(count + ", the header has " + header);
        }
    }

    /// Opens a file and reads its header.
    ///
    /// @param name the file's name, for messages
    /// @throws Failure when it is not there, is no text in UTF-8, or is empty
    public static CsvRows open(Path file, String name, Separator separator) {
        return of(Channels.newInputStream(InputFile.open(file)), name, separator);
    }

    /// Takes a stream and reads its header.
    ///
    /// @param in the bytes from the first on; closed with this
    /// @param name what it is called in messages
    /// @throws Failure when it is no text in UTF-8, or is empty
    public static CsvRows of(InputStream in, String name, Separator separator) {
        return new CsvRows(in, name, character(separator));
    }

    /// The character that stands for a word of the language.
    public static char character(Separator separator) {
        return switch (separator) {
            case COMMA -> ',';
            case SEMICOLON -> ';';
            case TAB -> '\t';
        };
    }

    /// The cells of the first row.
    public List<String> header() {
        return header;
    }

    /// The next row, if there is one; blank lines at the end are none.
    ///
    /// @throws Failure when quotes are wrong, or anything is too long
    public Optional<Row> next() {
        if (blank.isPresent()) {
            Optional<Row> kept = blank;
            blank = Optional.empty();
            return kept;
        }
        Optional<Row> row = nextRow();
        if (row.isEmpty() || header.size() == 1 || !row.get().isBlank()) {
            return row;
        }
        Optional<Row> after = nextRow();
        while (after.isPresent() && after.get().isBlank()) {
            after = nextRow();
        }
        blank = after; // for the next call; the blank line itself comes first
        return after.isPresent() ? row : Optional.empty();
    }

    private Optional<Row> nextRow() {
        return nextRecord().map(r -> new Row(r.getStartingLineNumber(), r.getFields()));
    }

    private Optional<CsvRecord> nextRecord() {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (CsvParseException e) {
            throw refusal(e);
        } catch (UncheckedIOException e) {
            throw InputFile.unreadable(name, new IOException(e.getMessage(), e));
        }
    }

    /// The reader's own exceptions, in words for a person.
    private Failure refusal(CsvParseException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure failure) {
                return failure;
            }
            if (cause instanceof IOException io) {
                return InputFile.unreadable(name, io);
            }
            if (cause instanceof RuntimeException bug) {
                throw bug;
            }
        }
        String message = String.valueOf(e.getMessage());
        Matcher line = START.matcher(message);
        String start = line.find() ? line.group(1) : "1";
        Failure failure;
        if (message.startsWith("Unclosed")) {
            failure = DataMistake.QUOTES
                    .failure("a quote does not end in the row that begins in line " + start + " of `" + name + "`")
                    .help("add the closing quote, or double a quote that is part of the cell");
        } else if (message.contains("after closing quote")) {
            failure = DataMistake.QUOTES
                    .failure("a quote ends too early in the row that begins in line " + start + " of `" + name + "`")
                    .help("double a quote that is part of the cell: `\"a \"\"b\"\" c\"`");
        } else {
            failure = DataMistake.TOO_LARGE
                    .failure("the row that begins in line " + start + " of `" + name + "` is too large")
                    .help(
                            "a row has at most 65,536 cells, a cell 262,144 characters; a quote that does not end looks like this, too");
        }
        return failure.at(name + ":" + start).causedBy(e);
    }

    /// Hash over the file; to be asked for after the last row.
    public String sha256() {
        return text.sha256();
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw InputFile.unreadable(name, e);
        }
    }
}
