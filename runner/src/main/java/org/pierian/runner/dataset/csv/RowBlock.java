package org.pierian.runner.dataset.csv;

import java.util.Arrays;
import java.util.Objects;
import org.pierian.runner.dataset.table.PlainNumber;
import org.pierian.runner.dataset.table.TableRow;

/// Consecutive rows of a text. The characters of all cells lie in one array, so that a row needs no object for each of
/// its cells.
final class RowBlock {

    private final WordCache words;
    private char[] text;
    private int[] ends; // of each cell, in the text
    private int[] cells = new int[16]; // of each row and those before it
    private long[] lines = new long[16];
    private int allCells;
    private int rows;

    /// @param characters room for so many at first
    /// @param words keeps the texts that occur again and again
    RowBlock(int characters, WordCache words) {
        this.text = new char[characters];
        this.ends = new int[Math.max(16, characters / 8)];
        this.words = words;
    }

    /// Appends a cell to the row that is not ended yet.
    void add(char[] from, int offset, int length) {
        int start = characters();
        if (length > text.length - start) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, start + length));
        }
        System.arraycopy(from, offset, text, start, length);
        if (allCells == ends.length) {
            ends = Arrays.copyOf(ends, 2 * allCells);
        }
        ends[allCells++] = start + length;
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

    /// The characters of all cells.
    int characters() {
        return allCells == 0 ? 0 : ends[allCells - 1];
    }

    /// How many rows have ended.
    int rows() {
        return rows;
    }

    /// A row that has ended.
    ///
    /// @param row from 0
    TableRow row(int row) {
        int first = row == 0 ? 0 : cells[row - 1];
        return new Row(this, lines[row], first, cells[row] - first);
    }

    private int start(int cell) {
        return cell == 0 ? 0 : ends[cell - 1];
    }

    /// One row.
    ///
    /// @param first its first cell among those of the block
    private record Row(RowBlock block, long number, int first, int size) implements TableRow {

        @Override
        public String text(int cell) {
            int place = first + Objects.checkIndex(cell, size);
            int start = block.start(place);
            return block.words.text(block.text, start, block.ends[place] - start);
        }

        @Override
        public double decimal(int cell) {
            int place = first + Objects.checkIndex(cell, size);
            return PlainNumber.parse(block.text, block.start(place), block.ends[place]);
        }
    }
}
