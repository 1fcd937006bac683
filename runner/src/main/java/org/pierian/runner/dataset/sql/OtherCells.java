package org.pierian.runner.dataset.sql;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The types of JDBC, for databases of which nothing else is known.
///
/// @param areNumbers whether values are numbers
/// @param reader reads a value
record OtherCells(boolean areNumbers, Reader reader) implements CellForm {

    private static final int NANO_DIGITS = 9;
    private static final int LAST_YEAR = 9999;
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, NANO_DIGITS, true)
            .toFormatter(Locale.ROOT);

    /// Reads a value; `null` where there is none.
    interface Reader {
        @Nullable
        String read(ResultSet rows, int column) throws SQLException, Unreadable;
    }

    /// The form of a type.
    ///
    /// @param type its number in JDBC
    /// @return empty for a type that is not read
    static Optional<CellForm> form(int type) {
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.DECIMAL ->
                number((rows, column) -> {
                    BigDecimal value = rows.getBigDecimal(column);
                    return value == null ? null : NumberText.of(value);
                });
            case Types.REAL ->
                number((rows, column) -> {
                    float value = rows.getFloat(column);
                    return rows.wasNull() ? null : NumberText.of(value);
                });
            case Types.FLOAT, Types.DOUBLE ->
                number((rows, column) -> {
                    double value = rows.getDouble(column);
                    return rows.wasNull() ? null : NumberText.of(value);
                });
            case Types.BIT, Types.BOOLEAN ->
                text((rows, column) -> {
                    boolean value = rows.getBoolean(column);
                    return rows.wasNull() ? null : Boolean.toString(value);
                });
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR ->
                text(ResultSet::getString);
            case Types.DATE, Types.TIME, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> time(type);
            default -> Optional.empty();
        };
    }

    private static Optional<CellForm> time(int type) {
        return switch (type) {
            case Types.DATE ->
                text((rows, column) -> {
                    LocalDate date = rows.getObject(column, LocalDate.class);
                    return date == null ? null : text(date);
                });
            case Types.TIME ->
                text((rows, column) -> {
                    LocalTime time = rows.getObject(column, LocalTime.class);
                    return time == null ? null : time.format(TIME);
                });
            case Types.TIMESTAMP ->
                text((rows, column) -> {
                    LocalDateTime time = rows.getObject(column, LocalDateTime.class);
                    return time == null ? null : text(time);
                });
            default ->
                text((rows, column) -> {
                    OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
                    return time == null
                            ? null
                            : text(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()) + "Z";
                });
        };
    }

    private static Optional<CellForm> number(Reader reader) {
        return Optional.of(new OtherCells(true, reader));
    }

    private static Optional<CellForm> text(Reader reader) {
        return Optional.of(new OtherCells(false, reader));
    }

    static String text(LocalDateTime time) throws Unreadable {
        return text(time.toLocalDate()) + " " + time.toLocalTime().format(TIME);
    }

    static String text(LocalDate date) throws Unreadable {
        if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
            throw new Unreadable("is `" + date + "`, and dates are of the years 1 to 9999");
        }
        return date.toString();
    }

    @Override
    public Optional<String> read(ResultSet rows, int column) throws SQLException, Unreadable {
        return Optional.ofNullable(reader.read(rows, column));
    }
}
