package org.pierian.runner.dataset.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.Codes;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;

/// The types of SQLite, where each value has one of its own, whatever the column declares. Only a column that is
/// declared as `BOOLEAN` is read as it declares: 0 and 1 are `false` and `true`.
///
/// @param isBoolean whether it is such a column
record SqliteCells(boolean isBoolean) implements CellForm {

    private static final long EXACT = 1L << 53; // up to here integers are numbers of binary64

    static SqliteCells of(String declared) {
        return new SqliteCells(declared.equalsIgnoreCase("BOOLEAN") || declared.equalsIgnoreCase("BOOL"));
    }

    /// The driver's own way asks for the type of a value three times, each time behind a lock.
    @Override
    public @Nullable Object fetch(ResultSet rows, int column) throws SQLException {
        CoreStatement statement = (CoreStatement) rows.getStatement();
        return statement.pointer.safeRun((database, row) -> value(database, row, column - 1));
    }

    private static @Nullable Object value(DB database, long row, int column) throws SQLException {
        return switch (database.column_type(row, column)) {
            case Codes.SQLITE_NULL -> null;
            case Codes.SQLITE_INTEGER -> database.column_long(row, column);
            case Codes.SQLITE_FLOAT -> database.column_double(row, column);
            case Codes.SQLITE_TEXT -> database.column_text(row, column);
            default -> new byte[0];
        };
    }

    @Override
    public String text(Object value) throws Unreadable {
        return switch (value) {
            case Long number -> integer(number);
            case Double number -> NumberText.of(number);
            case String text -> text;
            default -> throw new Unreadable("is a blob, which is not read");
        };
    }

    private String integer(long number) {
        return isBoolean(number) ? Boolean.toString(number == 1) : Long.toString(number);
    }

    private boolean isBoolean(long number) {
        return isBoolean && (number == 0 || number == 1);
    }

    @Override
    public double decimal(Object value) {
        return switch (value) {
            case Double number when Double.isFinite(number) -> number;
            case Long number when !isBoolean(number) && number > -EXACT && number < EXACT -> number;
            default -> Double.NaN;
        };
    }

    @Override
    public boolean areNumbers() {
        return false; // each value says it
    }

    @Override
    public boolean isNumber(Object value) {
        return value instanceof Number;
    }
}
