package org.pierian.runner.dataset.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Optional;
import org.pierian.runner.dataset.EightBytes;

/// Cuts a text into rows as long as that is simple: no comments, no quote or line end inside a cell, nothing too long,
/// and nothing that is no text. In such rows it finds what [AnyRowParser] would find, several times as fast. From the
/// first other row on, the text is left to that parser.
final class PlainRowParser implements RowParser {

    private static final byte QUOTE = '"';

    private final InputStream text;
    private final String name;
    private final Dialect dialect;
    private final byte separator;
    private final Utf8Check check = new Utf8Check();
    private Optional<AnyRowParser> other = Optional.empty();
    private long line = 1;
    private boolean isEnded;
    private boolean isSimple = true;
    private byte[] all = {}; // those of the block, of which the last ones may begin the next block's first row
    private int end; // behind the last byte that was read
    private int next; // where the first row begins that is not cut yet

    /// @param text bytes of UTF-8 without a byte order mark; closed with this
    /// @param name what it is called in messages
    /// @param dialect has no comments
    PlainRowParser(InputStream text, String name, Dialect dialect) {
        this.text = text;
        this.name = name;
        this.dialect = dialect;
        this.separator = (byte) Dialect.character(dialect.separator());
    }

    @Override
    public boolean parse(RowBlock block, int bytes) throws IOException {
        if (other.isPresent()) {
            return other.get().parse(block, bytes);
        }
        begin(block, bytes);
        while (isSimple && !isEnded && (block.rows() == 0 || end < bytes)) {
            read(block);
            cut(block);
        }
        if (isSimple) {
            return !isEnded;
        }
        InputStream left = new SequenceInputStream(new ByteArrayInputStream(Arrays.copyOfRange(all, next, end)), text);
        AnyRowParser parser = new AnyRowParser(TextReader.ofRest(left, name, line), name, dialect, line - 1);
        other = Optional.of(parser);
        return block.rows() > 0 || parser.parse(block, bytes);
    }

    private void begin(RowBlock block, int bytes) {
        byte[] begun = Arrays.copyOfRange(all, next, end);
        all = block.room(Math.max(2 * begun.length, bytes));
        System.arraycopy(begun, 0, all, 0, begun.length);
        end = begun.length;
        next = 0;
    }

    private void read(RowBlock block) throws IOException {
        all = end == all.length ? block.room(2 * end) : all;
        int got = text.read(all, end, all.length - end);
        isEnded = got < 0;
        isSimple = isEnded ? check.isWhole() : check.isText(all, end, end + got);
        end += Math.max(0, got);
    }

    /// Cuts all rows that are complete, up to the first that is not simple.
    private void cut(RowBlock block) {
        int cells = 0;
        int at = next; // where a cell begins
        while (isSimple && (cells > 0 || at < end)) {
            boolean isQuoted = at < end && all[at] == QUOTE;
            int start = isQuoted ? at + 1 : at;
            int stop = find(start, isQuoted ? QUOTE : separator);
            int after = isQuoted ? stop + 1 : stop;
            isSimple = isSimple(isQuoted, stop, after)
                    && ++cells <= RowLimits.MOST_CELLS
                    && stop - start <= RowLimits.LONGEST_CELL
                    && after - next <= RowLimits.LONGEST_LINE;
            if (!isSimple || (!isEnded && (after >= end || (all[after] == '\r' && after + 1 == end)))) {
                block.dropCells();
                return;
            }
            block.cell(start, stop);
            at = after + 1;
            if (after >= end || all[after] != separator) {
                at += at < end && all[after] == '\r' && all[at] == '\n' ? 1 : 0;
                next = Math.min(at, end);
                cells = 0;
                block.endRow(line++);
            }
        }
    }

    /// @param stop where the cell ends
    /// @param after place of the byte behind the cell and its quotes
    private boolean isSimple(boolean isQuoted, int stop, int after) {
        if (!isQuoted) {
            return stop == end || (all[stop] != QUOTE && all[stop] != 0);
        }
        if (stop == end) {
            return !isEnded;
        }
        return all[stop] == QUOTE && (after == end || all[after] == separator || isLineEnd(all[after]));
    }

    private static boolean isLineEnd(byte c) {
        return c == '\n' || c == '\r';
    }

    /// The place of the first of some bytes: the one that is given, quotes, ends of lines, and 0. It looks at eight
    /// bytes together for the one that is given and for those of at most a quote's value.
    private int find(int from, byte wanted) {
        int i = from;
        for (; i <= end - EightBytes.COUNT; i += EightBytes.COUNT) {
            long eight = EightBytes.of(all, i);
            long found = EightBytes.equal(wanted, eight) | EightBytes.below(QUOTE + 1, eight);
            for (; found != 0; found &= found - 1) {
                int place = i + EightBytes.first(found);
                if (isEnd(all[place], wanted)) {
                    return place;
                }
            }
        }
        while (i < end && !isEnd(all[i], wanted)) {
            i++;
        }
        return i;
    }

    private static boolean isEnd(byte c, byte wanted) {
        return c == wanted || c == QUOTE || isLineEnd(c) || c == 0;
    }

    @Override
    public void close() throws IOException {
        if (other.isPresent()) {
            other.get().close();
        } else {
            text.close();
        }
    }
}
