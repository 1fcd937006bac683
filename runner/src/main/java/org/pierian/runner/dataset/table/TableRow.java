package org.pierian.runner.dataset.table;

import java.util.List;
import java.util.stream.IntStream;

/// One row of a table.
public interface TableRow {

    /// The line that it begins in, or its number among the rows, from 1; 0 where it is in no file.
    long number();

    /// How many cells it has.
    int size();

    /// A cell as a text, of which an empty one is missing.
    ///
    /// @param cell its place, from 0
    /// @throws IndexOutOfBoundsException when the row has not so many cells
    String text(int cell);

    /// A cell as the number that [Double#parseDouble] reads in its text, where that is known without reading the text.
    ///
    /// @param cell its place, from 0
    /// @return a finite number; NaN where the text is to be read instead
    /// @throws IndexOutOfBoundsException when the row has not so many cells
    default double decimal(int cell) {
        return Double.NaN;
    }

    /// All cells as texts.
    default List<String> cells() {
        return IntStream.range(0, size()).mapToObj(this::text).toList();
    }

    /// A row of texts.
    ///
    /// @param number the line that it begins in, or its number among the rows, from 1; 0 where it is in no file
    /// @param cells a copy is taken
    static TableRow of(long number, List<String> cells) {
        return new Texts(number, cells);
    }

    /// A row of texts.
    record Texts(long number, List<String> cells) implements TableRow {

        /// Takes a copy.
        public Texts {
            cells = List.copyOf(cells);
        }

        @Override
        public int size() {
            return cells.size();
        }

        @Override
        public String text(int cell) {
            return cells.get(cell);
        }
    }
}
