package org.pierian.runner.dataset.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.pierian.runner.dataset.table.PlainNumber;
import org.pierian.runner.dataset.table.TableRow;
import org.pierian.runner.dataset.table.TextCache;

/// Consecutive rows of a text. The bytes of all cells, in UTF-8, lie in one array, so that a row needs no object for
/// each of its cells.
final class RowBlock {

    private final TextCache words;
    private final boolean trim;
    private byte[] text;
    private int size;
    private int[] starts; // of each cell, in the text
    private int[] ends;
    private int[] cells = new int[16]; // of each row and those before it
    private long[] lines = new long[16];
    private int allCells;
    private int rows;

    /// @param bytes room for so many at first
    /// @param words keeps the texts that occur again and again
    /// @param trim whether blanks around cells are left out
    RowBlock(int bytes, TextCache words, boolean trim) {
        this.text = new byte[bytes];
        this.starts = new int[Math.max(16, bytes / 4)];
        this.ends = new int[starts.length];
        this.words = words;
        this.trim = trim;
    }

    /// Takes all rows back, for others in their place.
    void clear() {
        size = 0;
        allCells = 0;
        rows = 0;
    }

    /// Appends a cell to the row that is not ended yet.
    void add(char[] from, int offset, int length) {
        byte[] bytes = new String(from, offset, length).getBytes(StandardCharsets.UTF_8);
        if (bytes.length > text.length - size) {
            room(Math.max(2 * text.length, size + bytes.length));
        }
        System.arraycopy(bytes, 0, text, size, bytes.length);
        cell(size, size + bytes.length);
        size += bytes.length;
    }

    /// The bytes of all cells, to be written to.
    ///
    /// @param least how many there are to be
    byte[] room(int least) {
        if (least > text.length) {
            text = Arrays.copyOf(text, least);
        }
        return text;
    }

    /// Makes bytes that were written into the [#room] a cell of the row that is not ended yet.
    ///
    /// @param from place of the first
    /// @param to place behind the last
    void cell(int from, int to) {
        if (allCells == ends.length) {
            starts = Arrays.copyOf(starts, 2 * allCells);
            ends = Arrays.copyOf(ends, 2 * allCells);
        }
        starts[allCells] = trim ? Blanks.skip(text, from, to) : from;
        ends[allCells] = trim ? Blanks.skipBack(text, starts[allCells], to) : to;
        allCells++;
    }

    /// Takes the cells of the row that is not ended back.
    void dropCells() {
        allCells = firstCell(rows);
    }

    /// Ends a row.
    ///
    /// @param line where it begins, from 1
    void endRow(long line) {
        if (rows == lines.length) {
            lines = Arrays.copyOf(lines, 2 * rows);
            cells = Arrays.copyOf(cells, 2 * rows);
        }
        lines[rows] = line;
        cells[rows++] = allCells;
    }

    /// How many bytes were added.
    int size() {
        return size;
    }

    /// How many rows have ended.
    int rows() {
        return rows;
    }

    /// A row that has ended.
    ///
    /// @param row from 0
    TableRow row(int row) {
        int first = firstCell(row);
        return new Row(this, lines[row], first, cells[row] - first);
    }

    private static String string(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private int firstCell(int row) {
        return row == 0 ? 0 : cells[row - 1];
    }

    /// One row.
    ///
    /// @param first its first cell among those of the block
    private record Row(RowBlock block, long number, int first, int size) implements TableRow {

        @Override
        public String text(int cell) {
            int place = first + Objects.checkIndex(cell, size);
            return block.words.text(block.text, block.starts[place], block.ends[place], RowBlock::string);
        }

        @Override
        public double decimal(int cell) {
            int place = first + Objects.checkIndex(cell, size);
            return PlainNumber.parse(block.text, block.starts[place], block.ends[place]);
        }
    }
}
