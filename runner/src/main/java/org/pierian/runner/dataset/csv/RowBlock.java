package org.pierian.runner.dataset.csv;

import java.util.Arrays;
import java.util.Objects;
import org.pierian.runner.dataset.table.PlainNumber;
import org.pierian.runner.dataset.table.TableRow;

/// Consecutive rows of a text. The characters of all cells lie in one array, so that a row needs no object for each of
/// its cells.
final class RowBlock {

    private final WordCache words;
    private final boolean trim;
    private char[] text;
    private int characters;
    private int[] starts; // of each cell, in the text
    private int[] ends;
    private int[] cells = new int[16]; // of each row and those before it
    private long[] lines = new long[16];
    private int allCells;
    private int rows;

    /// @param characters room for so many at first
    /// @param words keeps the texts that occur again and again
    /// @param trim whether blanks around cells are left out
    RowBlock(int characters, WordCache words, boolean trim) {
        this.text = new char[characters];
        this.starts = new int[Math.max(16, characters / 4)];
        this.ends = new int[starts.length];
        this.words = words;
        this.trim = trim;
    }

    /// Appends a cell to the row that is not ended yet.
    void add(char[] from, int offset, int length) {
        if (length > text.length - characters) {
            room(Math.max(2 * text.length, characters + length));
        }
        System.arraycopy(from, offset, text, characters, length);
        cell(characters, characters + length);
        characters += length;
    }

    /// The characters of all cells, to be written to.
    ///
    /// @param least how many there are to be
    char[] room(int least) {
        if (least > text.length) {
            text = Arrays.copyOf(text, least);
        }
        return text;
    }

    /// Makes characters that were written into the [#room] a cell of the row that is not ended yet.
    ///
    /// @param from place of the first
    /// @param to place behind the last
    void cell(int from, int to) {
        int first = from;
        int end = to;
        while (trim && first < end && Character.isWhitespace(text[first])) {
            first++;
        }
        while (trim && end > first && Character.isWhitespace(text[end - 1])) {
            end--;
        }
        if (allCells == ends.length) {
            starts = Arrays.copyOf(starts, 2 * allCells);
            ends = Arrays.copyOf(ends, 2 * allCells);
        }
        starts[allCells] = first;
        ends[allCells++] = end;
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

    /// How many characters were added.
    int characters() {
        return characters;
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
            int start = block.starts[place];
            return block.words.text(block.text, start, block.ends[place] - start);
        }

        @Override
        public double decimal(int cell) {
            int place = first + Objects.checkIndex(cell, size);
            return PlainNumber.parse(block.text, block.starts[place], block.ends[place]);
        }
    }
}
