package org.pierian.runner.dataset.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// How the values of a column become texts: the same for the same value in every database.
interface CellForm {

    /// A value that is not read.
    final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        /// @param what what it is, to be read after the column
        Unreadable(String what) {
            super(what);
        }
    }

    /// A value in the present row, as the driver gives it.
    ///
    /// @param column its place, from 1
    /// @return null where there is none
    @Nullable
    Object fetch(ResultSet rows, int column) throws SQLException;

    /// The text of a value.
    ///
    /// @param value that was fetched
    String text(Object value) throws Unreadable;

    /// The number that a value is, if its text is the one that [NumberText] has for this number.
    ///
    /// @param value that was fetched
    /// @return a finite number; NaN where the text is to be read instead
    default double decimal(Object value) {
        return Double.NaN;
    }

    /// Whether the column's type is one of numbers, which are ordered otherwise than texts.
    boolean areNumbers();

    /// Whether a value is a number.
    ///
    /// @param value that was fetched
    default boolean isNumber(Object value) {
        return areNumbers();
    }

    /// Turns what a driver gives for a value into the text.
    interface Conversion {
        String apply(String text) throws Unreadable;
    }

    /// Numbers, from the driver's text.
    static CellForm numbers(Conversion conversion) {
        return of(true, conversion);
    }

    /// Other values, from the driver's text.
    static CellForm texts(Conversion conversion) {
        return of(false, conversion);
    }

    private static CellForm of(boolean areNumbers, Conversion conversion) {
        return new CellForm() {
            @Override
            public @Nullable Object fetch(ResultSet rows, int column) throws SQLException {
                return rows.getString(column);
            }

            @Override
            public String text(Object value) throws Unreadable {
                return conversion.apply((String) value);
            }

            @Override
            public boolean areNumbers() {
                return areNumbers;
            }
        };
    }
}
