package org.pierian.runner.dataset.csv;

import java.io.IOException;
import java.io.PushbackReader;
import java.util.Arrays;
import java.util.Optional;

/// Cuts a text into rows as long as that is simple: no comments, and no quote or line end inside a cell. In such rows
/// it finds what [AnyRowParser] would find, several times as fast. From the first other row on, the text is left to
/// that parser.
final class PlainRowParser implements RowParser {

    private static final char QUOTE = '"';

    private final TextReader text;
    private final String name;
    private final Dialect dialect;
    private final char separator;
    private Optional<AnyRowParser> other = Optional.empty();
    private long line = 1;
    private boolean isEnded;
    private boolean isSimple = true;
    private char[] all = {}; // those of the block, of which the last ones may begin the next block's first row
    private int end; // behind the last character that was read
    private int next; // where the first row begins that is not cut yet

    /// @param text closed with this
    /// @param name what it is called in messages
    /// @param dialect has no comments
    PlainRowParser(TextReader text, String name, Dialect dialect) {
        this.text = text;
        this.name = name;
        this.dialect = dialect;
        this.separator = Dialect.character(dialect.separator());
    }

    @Override
    public boolean parse(RowBlock block, int characters) throws IOException {
        if (other.isPresent()) {
            return other.get().parse(block, characters);
        }
        begin(block, characters);
        while (isSimple && !isEnded && (block.rows() == 0 || end < characters)) {
            read(block);
            cut(block);
        }
        if (isSimple) {
            return !isEnded;
        }
        PushbackReader left = new PushbackReader(text, end - next);
        left.unread(all, next, end - next);
        AnyRowParser parser = new AnyRowParser(left, name, dialect, line - 1);
        other = Optional.of(parser);
        return block.rows() > 0 || parser.parse(block, characters);
    }

    private void begin(RowBlock block, int characters) {
        char[] begun = Arrays.copyOfRange(all, next, end);
        all = block.room(Math.max(2 * begun.length, characters));
        System.arraycopy(begun, 0, all, 0, begun.length);
        end = begun.length;
        next = 0;
    }

    private void read(RowBlock block) throws IOException {
        all = end == all.length ? block.room(2 * end) : all;
        int got = text.read(all, end, all.length - end);
        isEnded = got < 0;
        end += Math.max(0, got);
    }

    /// Cuts all rows that are complete, up to the first that is not simple.
    private void cut(RowBlock block) {
        int cells = 0;
        int at = next; // where a cell begins
        while (cells > 0 || at < end) {
            boolean isQuoted = at < end && all[at] == QUOTE;
            int start = isQuoted ? at + 1 : at;
            int stop = find(all, start, end, isQuoted ? QUOTE : separator);
            int after = isQuoted ? stop + 1 : stop;
            isSimple = isSimple(isQuoted, stop, after);
            if (!isSimple || (!isEnded && (after >= end || (all[after] == '\r' && after + 1 == end)))) {
                block.dropCells();
                return;
            }
            if (++cells > RowLimits.MOST_CELLS || stop - start > RowLimits.LONGEST_CELL) {
                throw RowLimits.tooLarge(name, line);
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
    /// @param after place of the character behind the cell and its quotes
    private boolean isSimple(boolean isQuoted, int stop, int after) {
        if (!isQuoted) {
            return stop == end || all[stop] != QUOTE;
        }
        if (stop == end) {
            return !isEnded;
        }
        return all[stop] == QUOTE && (after == end || all[after] == separator || isLineEnd(all[after]));
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /// The place of the first of some characters: the one that is given, quotes, and ends of lines.
    private static int find(char[] all, int from, int end, char wanted) {
        int i = from;
        while (i < end && all[i] != wanted && (all[i] > QUOTE || (all[i] != QUOTE && !isLineEnd(all[i])))) {
            i++;
        }
        return i;
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
