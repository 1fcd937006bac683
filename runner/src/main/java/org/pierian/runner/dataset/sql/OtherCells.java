package org.pierian.runner.dataset.sql;

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
/// @param getter fetches a value
/// @param writer turns it into its text
/// @param <T> how the driver gives a value
record OtherCells<T>(boolean areNumbers, Getter<T> getter, Writer<T> writer) implements CellForm {

    private static final int NANO_DIGITS = 9;
    private static final int LAST_YEAR = 9999;
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, NANO_DIGITS, true)
            .toFormatter(Locale.ROOT);

    /// Fetches a value; `null` where there is none.
    interface Getter<T> {
        @Nullable
        T get(ResultSet rows, int column) throws SQLException;
    }

    /// Turns a value into its text.
    interface Writer<T> {
        String text(T value) throws Unreadable;
    }

    /// The form of a type.
    ///
    /// @param type its number in JDBC
    /// @return empty for a type that is not read
    static Optional<CellForm> form(int type) {
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.DECIMAL ->
                form(true, ResultSet::getBigDecimal, NumberText::of);
            case Types.REAL -> form(true, orNull(ResultSet::getFloat), NumberText::of);
            case Types.FLOAT, Types.DOUBLE -> form(true, orNull(ResultSet::getDouble), NumberText::of);
            case Types.BIT, Types.BOOLEAN ->
                form(false, orNull(ResultSet::getBoolean), value -> Boolean.toString(value));
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR ->
                form(false, ResultSet::getString, value -> value);
            case Types.DATE -> form(false, ofClass(LocalDate.class), OtherCells::text);
            case Types.TIME -> form(false, ofClass(LocalTime.class), TIME::format);
            case Types.TIMESTAMP -> form(false, ofClass(LocalDateTime.class), OtherCells::text);
            case Types.TIMESTAMP_WITH_TIMEZONE ->
                form(
                        false,
                        ofClass(OffsetDateTime.class),
                        time -> text(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()) + "Z");
            default -> Optional.empty();
        };
    }

    private static <T> Optional<CellForm> form(boolean areNumbers, Getter<T> getter, Writer<T> writer) {
        return Optional.of(new OtherCells<>(areNumbers, getter, writer));
    }

    /// For the types of which drivers have no null.
    private static <T> Getter<T> orNull(Getter<T> getter) {
        return (rows, column) -> {
            T value = getter.get(rows, column);
            return rows.wasNull() ? null : value;
        };
    }

    private static <T> Getter<T> ofClass(Class<T> type) {
        return (rows, column) -> rows.getObject(column, type);
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
    public @Nullable Object fetch(ResultSet rows, int column) throws SQLException {
        return getter.get(rows, column);
    }

    @Override
    @SuppressWarnings("unchecked") // the getter's own
    public String text(Object value) throws Unreadable {
        return writer.text((T) value);
    }
}
