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
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.pierian.spec.Separator;
import org.pierian.spec.language.Words;

/// The rows of a file one after the other; only the present one is in memory.
public final class CsvRows implements AutoCloseable {

    private static final int MOST_CELLS = 1 << 16;
    private static final int LONGEST_ROW = 1 << 22;
    private static final int LONGEST_CELL = 1 << 18;
    private static final int BUFFER = 1 << 20;
    private static final Pattern START = Pattern.compile("starting at line (\\d+)");

    /// What to do about a row with too few or too many cells.
    public static final String WIDTH_ADVICE =
            "put quotes around a cell with a separator in it; delete blank lines and cells too many";

    private final String name;
    private final Dialect dialect;
    private final TextReader text;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private Optional<Row> held;

    private CsvRows(InputStream in, String name, Dialect dialect) {
        this.name = name;
        this.dialect = dialect;
        this.text = new TextReader(in, name, dialect.encoding());
        this.reader = CsvReader.builder()
                .fieldSeparator(Dialect.character(dialect.separator()))
                .commentStrategy(dialect.comment().isPresent() ? CommentStrategy.SKIP : CommentStrategy.NONE)
                .commentCharacter(dialect.comment().map(Dialect::character).orElse('#'))
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(dialect.trim())
                .maxBufferSize(BUFFER)
                .build(
                        CsvRecordHandler.of(handler -> handler.maxFields(MOST_CELLS)
                                .maxFieldSize(LONGEST_CELL)
                                .maxRecordSize(LONGEST_ROW)),
                        text);
        this.records = reader.iterator();
        Row first = firstRow();
        this.header = dialect.header() ? first.cells() : numbers(first.cells().size());
        this.held = dialect.header() ? Optional.empty() : Optional.of(first);
    }

    /// The first row after a line `sep=;`, which spreadsheets write and read.
    private Row firstRow() {
        Optional<Row> first = nextRow();
        Optional<Separator> declared = first.flatMap(row -> SeparatorLine.of(row.cells(), dialect.separator()));
        if (declared.isPresent()) {
            Separator separator = declared.get();
            if (separator != dialect.separator()) {
                throw DataMistake.COLUMN
                        .failure("the first line of `" + name + "` is `" + SeparatorLine.text(separator)
                                + "`, and the spec separates cells otherwise")
                        .at(name + ":1")
                        .help("write `separator: " + Words.ofConstant(separator) + "` for this file");
            }
            first = nextRow();
        }
        return first.orElseThrow(() -> DataMistake.NO_ROWS
                .failure("`" + name + "` is empty")
                .at(name)
                .help("the first line names the columns"));
    }

    private static List<String> numbers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
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

        /// Whether it is the byte 1A, with which DOS ended a file.
        boolean isEndMark() {
            return cells.size() == 1 && cells.getFirst().equals("\u001A");
        }

        /// What is wrong with the number of cells.
        ///
        /// @param columns number of columns of the table
        /// @param dialect how the table is written
        public Optional<String> widthFault(int columns, Dialect dialect) {
            if (cells.size() == columns) {
                return Optional.empty();
            }
            String found = isBlank()
                    ? "a blank line"
                    : isEndMark() ? "a byte 1A, the end of a file for DOS" : Count.of(cells.size(), "cell");
            return Optional.of(found + ", the " + (dialect.header() ? "header has " : "first row has ") + columns);
        }
    }

    /// Opens a file and reads its header.
    ///
    /// @param name the file's name, for messages
    /// @throws Failure when it is not there, is no text in the dialect's encoding, or is empty
    public static CsvRows open(Path file, String name, Dialect dialect) {
        return of(CsvFile.open(file, name), name, dialect);
    }

    /// Takes a stream and reads its header.
    ///
    /// @param in the bytes from the first on, not compressed; closed with this
    /// @param name what it is called in messages
    /// @throws Failure when it is no text in the dialect's encoding, or is empty
    public static CsvRows of(InputStream in, String name, Dialect dialect) {
        return new CsvRows(in, name, dialect);
    }

    /// The names of the columns: the cells of the first row, or numbers from 1.
    public List<String> header() {
        return header;
    }

    /// The next row, if there is one; blank lines at the end are none, and neither is a byte 1A there.
    ///
    /// @throws Failure when quotes are wrong, or anything is too long
    public Optional<Row> next() {
        if (held.isPresent()) {
            Optional<Row> kept = held;
            held = Optional.empty();
            return kept;
        }
        Optional<Row> row = nextRow();
        if (row.isEmpty() || !isNothing(row.get())) {
            return row;
        }
        Optional<Row> after = nextRow();
        while (after.isPresent() && isNothing(after.get())) {
            after = nextRow();
        }
        held = after; // for the next call; the blank line itself comes first
        return after.isPresent() ? row : Optional.empty();
    }

    private boolean isNothing(Row row) {
        return row.isEndMark() || (row.isBlank() && header.size() > 1);
    }

    private Optional<Row> nextRow() {
        return nextRecord()
                .map(record -> new Row(
                        record.getStartingLineNumber(),
                        dialect.trim()
                                ? record.getFields().stream().map(String::strip).toList()
                                : record.getFields()));
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
                    .help("a row has at most 65,536 cells, a cell 262,144 characters; a quote that does not end"
                            + " looks like this, too");
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
