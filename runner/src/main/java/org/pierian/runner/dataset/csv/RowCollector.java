package org.pierian.runner.dataset.csv;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Puts what the reader of CSV finds into a block of rows.
final class RowCollector extends CsvCallbackHandler<RowBlock> {

    private final String name;
    private final long before;
    private @Nullable RowBlock block;
    private RecordType type = RecordType.DATA;
    private long line;
    private int cells;
    private int length;

    /// @param name the file's name, for messages
    /// @param before how many lines came before those that are read here
    RowCollector(String name, long before) {
        this.name = name;
        this.before = before;
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
        line = before + startingLineNumber;
        cells = 0;
        length = 0;
    }

    @Override
    protected void addField(char[] characters, int offset, int count, boolean quoted) {
        length += count;
        if (++cells > RowLimits.MOST_CELLS || count > RowLimits.LONGEST_CELL || length > RowLimits.LONGEST_ROW) {
            throw RowLimits.tooLarge(name, line);
        }
        block().add(characters, offset, count);
    }

    @Override
    protected void setEmpty() {
        type = RecordType.EMPTY;
        cells = 1;
        block().add(new char[0], 0, 0);
    }

    @Override
    protected void setComment(char[] characters, int offset, int count) {
        type = RecordType.COMMENT;
    }

    @Override
    protected RowBlock buildRecord() {
        if (type != RecordType.COMMENT) {
            block().endRow(line);
        }
        return block();
    }

    private RowBlock block() {
        return Objects.requireNonNull(block);
    }
}
