package org.pierian.spec.diagnostic;

import java.util.Comparator;
import java.util.Optional;

/// A range of characters in one line of a text.
///
/// @param file the name of the text, as it was given
/// @param line the line, from 1
/// @param column the first column, from 1, counted in code points
/// @param length the number of code points, at least 1
/// @param use the use of a block that brought the text here, if the text is that of a block
public record Location(String file, int line, int column, int length, Optional<Use> use)
        implements Comparable<Location> {

    private static final Comparator<Location> ORDER = Comparator.comparing(Location::file)
            .thenComparingInt(Location::line)
            .thenComparingInt(Location::column);

    public Location {
        if (line < 1 || column < 1 || length < 1) {
            throw new IllegalArgumentException("line, column and length start at 1");
        }
    }

    /// Where a block is used.
    ///
    /// @param block its name
    /// @param place where; inside another block it has a use of its own
    public record Use(String block, Location place) {}

    /// A location in a text that stands where it is written.
    public Location(String file, int line, int column, int length) {
        this(file, line, column, length, Optional.empty());
    }

    /// The start of a text, for errors of the text as a whole.
    public static Location startOf(String file) {
        return new Location(file, 1, 1, 1);
    }

    /// The same location, brought by the use of a block.
    public Location usedBy(Optional<Use> newUse) {
        return newUse.isEmpty() ? this : new Location(file, line, column, length, newUse);
    }

    /// The same location in the text alone.
    public Location inText() {
        return use.isEmpty() ? this : new Location(file, line, column, length);
    }

    /// The column after the last one.
    public int endColumn() {
        return column + length;
    }

    /// By file, line and column.
    @Override
    public int compareTo(Location other) {
        return ORDER.compare(this, other);
    }

    /// `file:line:column`, as compilers write it and editors read it.
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
