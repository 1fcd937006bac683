package org.pierian.runner.dataset.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The types of SQLite, where each value has one of its own, whatever the column declares. Only a column that is
/// declared as `BOOLEAN` is read as it declares: 0 and 1 are `false` and `true`.
///
/// @param isBoolean whether it is such a column
record SqliteCells(boolean isBoolean) implements CellForm {

    static SqliteCells of(String declared) {
        return new SqliteCells(declared.equalsIgnoreCase("BOOLEAN") || declared.equalsIgnoreCase("BOOL"));
    }

    @Override
    public @Nullable Object fetch(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column);
    }

    @Override
    public String text(Object value) throws Unreadable {
        return switch (value) {
            case Integer number -> integer(number);
            case Long number -> integer(number);
            case Double number -> NumberText.of(number);
            case String text -> text;
            default -> throw new Unreadable("is a blob, which is not read");
        };
    }

    private String integer(long number) {
        return isBoolean && (number == 0 || number == 1) ? Boolean.toString(number == 1) : Long.toString(number);
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
