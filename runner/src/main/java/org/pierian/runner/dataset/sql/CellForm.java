package org.pierian.runner.dataset.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

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

    /// The text of a value in the present row.
    ///
    /// @param column its place, from 1
    /// @return empty for null
    Optional<String> read(ResultSet rows, int column) throws SQLException, Unreadable;

    /// Whether the column's type is one of numbers, which are ordered otherwise than texts.
    boolean areNumbers();

    /// Whether a value in the present row is a number.
    ///
    /// @param column its place, from 1
    default boolean isNumber(ResultSet rows, int column) throws SQLException {
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
            public Optional<String> read(ResultSet rows, int column) throws SQLException, Unreadable {
                String text = rows.getString(column);
                return text == null ? Optional.empty() : Optional.of(conversion.apply(text));
            }

            @Override
            public boolean areNumbers() {
                return areNumbers;
            }
        };
    }
}
