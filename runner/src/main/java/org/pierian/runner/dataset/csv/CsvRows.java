package org.pierian.runner.dataset.csv;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
import org.pierian.spec.Separator;
import org.pierian.spec.language.Words;

/// The rows of a file one after the other; only those that come next are in memory.
public final class CsvRows implements TableRows {

    private static final String WIDTH_ADVICE =
            "put quotes around a cell with a separator in it; delete blank lines and cells too many";

    private final String name;
    private final Dialect dialect;
    private final RowBlocks blocks;
    private final List<String> header;
    private Optional<TableRow> held;

    private CsvRows(InputStream in, String name, Dialect dialect, boolean isAhead) {
        this.name = name;
        this.dialect = dialect;
        this.blocks = new RowBlocks(in, name, dialect, isAhead);
        TableRow first = firstRow();
        this.header = dialect.header() ? first.cells() : numbers(first.size());
        this.held = dialect.header() ? Optional.empty() : Optional.of(first);
    }

    /// The first row after a line `sep=;`, which spreadsheets write and read.
    private TableRow firstRow() {
        Optional<TableRow> first = blocks.next();
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
            first = blocks.next();
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
        return row.size() == 1 && row.text(0).isEmpty();
    }

    /// Whether it is the byte 1A, with which DOS ended a file.
    private static boolean isEndMark(TableRow row) {
        return row.size() == 1 && row.text(0).equals("\u001A");
    }

    /// What is wrong with the number of cells.
    @Override
    public Optional<CellFault> fault(TableRow row) {
        if (row.size() == header.size()) {
            return Optional.empty();
        }
        String found = isBlank(row)
                ? "a blank line"
                : isEndMark(row) ? "a byte 1A, the end of a file for DOS" : Count.of(row.size(), "cell");
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
        return new CsvRows(TextFile.open(file, name), name, dialect, true);
    }

    /// Takes a stream and reads its header.
    ///
    /// @param in the bytes from the first on, not compressed; closed with this
    /// @param name what it is called in messages
    /// @throws Failure when it is no text in the dialect's encoding, or is empty
    public static CsvRows of(InputStream in, String name, Dialect dialect) {
        return new CsvRows(in, name, dialect, false);
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
        Optional<TableRow> row = blocks.next();
        if (row.isEmpty() || !isNothing(row.get())) {
            return row;
        }
        TableRow blank = TableRow.of(row.get().number(), row.get().cells());
        Optional<TableRow> after = blocks.next();
        while (after.isPresent() && isNothing(after.get())) {
            after = blocks.next();
        }
        held = after; // for the next call; the blank line itself comes first
        return after.map(_ -> blank);
    }

    private boolean isNothing(TableRow row) {
        return isEndMark(row) || (isBlank(row) && header.size() > 1);
    }

    /// Hash over the file; to be asked for after the last row.
    @Override
    public String sha256() {
        return blocks.sha256();
    }

    @Override
    public void close() {
        blocks.close();
    }
}
