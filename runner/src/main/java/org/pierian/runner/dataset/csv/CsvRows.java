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
import org.pierian.runner.dataset.CellFault;
import org.pierian.runner.dataset.table.ColumnWords;
import org.pierian.runner.dataset.table.NumberFormat;
import org.pierian.runner.dataset.table.TableRow;
import org.pierian.runner.dataset.table.TableRows;
import org.pierian.runner.dataset.table.TextFile;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.pierian.spec.Separator;
import org.pierian.spec.language.Words;

/// The rows of a file one after the other; only the present one is in memory.
public final class CsvRows implements TableRows {

    private static final int MOST_CELLS = 1 << 16;
    private static final int LONGEST_ROW = 1 << 22;
    private static final int LONGEST_CELL = 1 << 18;
    private static final int BUFFER = 1 << 20;
    private static final Pattern START = Pattern.compile("starting at line (\\d+)");

    private static final String WIDTH_ADVICE =
            "put quotes around a cell with a separator in it; delete blank lines and cells too many";

    private final String name;
    private final Dialect dialect;
    private final TextReader text;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private Optional<TableRow> held;

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
        TableRow first = firstRow();
        this.header = dialect.header() ? first.cells() : numbers(first.cells().size());
        this.held = dialect.header() ? Optional.empty() : Optional.of(first);
    }

    /// The first row after a line `sep=;`, which spreadsheets write and read.
    private TableRow firstRow() {
        Optional<TableRow> first = nextRow();
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

    private static boolean isBlank(TableRow row) {
        return row.cells().size() == 1 && row.cells().getFirst().isEmpty();
    }

    /// Whether it is the byte 1A, with which DOS ended a file.
    private static boolean isEndMark(TableRow row) {
        return row.cells().size() == 1 && row.cells().getFirst().equals("\u001A");
    }

    /// What is wrong with the number of cells.
    @Override
    public Optional<CellFault> fault(TableRow row) {
        if (row.cells().size() == header.size()) {
            return Optional.empty();
        }
        String found = isBlank(row)
                ? "a blank line"
                : isEndMark(row)
                        ? "a byte 1A, the end of a file for DOS"
                        : Count.of(row.cells().size(), "cell");
        String expected = ", the " + (dialect.header() ? "header has " : "first row has ") + header.size();
        return Optional.of(new CellFault(DataMistake.WIDTH, found + expected, WIDTH_ADVICE, false));
    }

    @Override
    public String place(TableRow row) {
        return name + ":" + row.number();
    }

    @Override
    public NumberFormat numbers() {
        return dialect.numbers();
    }

    @Override
    public ColumnWords words() {
        return new CsvWords(name, header, dialect).words();
    }

    @Override
    public Failure noRows() {
        return DataMistake.NO_ROWS
                .failure("`" + name + "` has a header and no rows")
                .at(name + ":1")
                .help("add rows below the header");
    }

    /// Opens a file and reads its header.
    ///
    /// @param name the file's name, for messages
    /// @throws Failure when it is not there, is no text in the dialect's encoding, or is empty
    public static CsvRows open(Path file, String name, Dialect dialect) {
        return of(TextFile.open(file, name), name, dialect);
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
    @Override
    public List<String> header() {
        return header;
    }

    /// The next row, if there is one; blank lines at the end are none, and neither is a byte 1A there.
    ///
    /// @throws Failure when quotes are wrong, or anything is too long
    @Override
    public Optional<TableRow> next() {
        if (held.isPresent()) {
            Optional<TableRow> kept = held;
            held = Optional.empty();
            return kept;
        }
        Optional<TableRow> row = nextRow();
        if (row.isEmpty() || !isNothing(row.get())) {
            return row;
        }
        Optional<TableRow> after = nextRow();
        while (after.isPresent() && isNothing(after.get())) {
            after = nextRow();
        }
        held = after; // for the next call; the blank line itself comes first
        return after.isPresent() ? row : Optional.empty();
    }

    private boolean isNothing(TableRow row) {
        return isEndMark(row) || (isBlank(row) && header.size() > 1);
    }

    private Optional<TableRow> nextRow() {
        return nextRecord()
                .map(record -> new TableRow(
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
    @Override
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
