package org.pierian.runner.dataset.csv;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;

/// Puts what the reader of CSV finds into a block of rows.
final class RowCollector extends CsvCallbackHandler<RowBlock> {

    private static final int MOST_CELLS = 1 << 16;
    private static final int LONGEST_ROW = 1 << 22;
    private static final int LONGEST_CELL = 1 << 18;

    private final String name;
    private final boolean trim;
    private RowBlock block;
    private RecordType type = RecordType.DATA;
    private long line;
    private int cells;
    private int length;

    /// @param name the file's name, for messages
    /// @param trim whether blanks around cells are left out
    /// @param block receives the first rows
    RowCollector(String name, boolean trim, RowBlock block) {
        this.name = name;
        this.trim = trim;
        this.block = block;
    }

    /// Where the next rows go.
    void into(RowBlock next) {
        block = next;
    }

    @Override
    protected RecordType getRecordType() {
        return type;
    }

    @Override
    protected int getFieldCount() {
        return cells;
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        type = RecordType.DATA;
        line = startingLineNumber;
        cells = 0;
        length = 0;
    }

    @Override
    protected void addField(char[] characters, int offset, int count, boolean quoted) {
        length += count;
        if (++cells > MOST_CELLS || count > LONGEST_CELL || length > LONGEST_ROW) {
            throw tooLarge(name, Long.toString(line));
        }
        int from = offset;
        int end = offset + count;
        while (trim && from < end && Character.isWhitespace(characters[from])) {
            from++;
        }
        while (trim && end > from && Character.isWhitespace(characters[end - 1])) {
            end--;
        }
        block.add(characters, from, end - from);
    }

    @Override
    protected void setEmpty() {
        type = RecordType.EMPTY;
        cells = 1;
        block.add(new char[0], 0, 0);
    }

    @Override
    protected void setComment(char[] characters, int offset, int count) {
        type = RecordType.COMMENT;
    }

    @Override
    protected RowBlock buildRecord() {
        if (type != RecordType.COMMENT) {
            block.endRow(line);
        }
        return block;
    }

    /// What is said of a row that is too large.
    ///
    /// @param line where it begins
    static Failure tooLarge(String name, String line) {
        return DataMistake.TOO_LARGE
                .failure("the row that begins in line " + line + " of `" + name + "` is too large")
                .help("a row has at most 65,536 cells, a cell 262,144 characters; a quote that does not end"
                        + " looks like this, too")
                .at(name + ":" + line);
    }
}
