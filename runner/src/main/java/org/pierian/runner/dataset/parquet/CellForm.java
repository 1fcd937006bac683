package org.pierian.runner.dataset.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/// How the values of a column become the texts of cells.
///
/// Numbers are written so that reading them gives the same number: integers with all digits, decimals exactly, floats
/// with the fewest digits that tell them from their neighbours. Dates and times are those of ISO 8601.
enum CellForm {
    /// `true` or `false`.
    BOOLEAN,
    /// An integer with a sign.
    INTEGER,
    /// An integer without a sign.
    UNSIGNED,
    /// A decimal.
    DECIMAL,
    /// `2024-01-31`.
    DATE,
    /// `2024-01-31T12:30:00.5`, with `Z` behind it if it is of UTC.
    TIMESTAMP,
    /// A float of 32 bits.
    FLOAT,
    /// A float of 64 bits.
    DOUBLE,
    /// A text in UTF-8.
    TEXT,
    /// Nothing but missing values.
    NOTHING;

    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);
    private static final int LONGEST_DECIMAL = 64; // bytes

    /// The form of a column; none where it has values that are no cells.
    static Optional<CellForm> of(ParquetColumn column) {
        if (!column.isFlat()) {
            return Optional.empty();
        }
        int logical = column.logical().id();
        if (logical == LogicalType.NOTHING) {
            return Optional.of(NOTHING);
        }
        return switch (column.type()) {
            case BOOLEAN -> only(logical == 0, BOOLEAN);
            case INT32, INT64 -> ofInteger(column, logical);
            case FLOAT -> only(logical == 0, FLOAT);
            case DOUBLE -> only(logical == 0, DOUBLE);
            case BYTE_ARRAY ->
                logical == LogicalType.DECIMAL
                        ? Optional.of(DECIMAL)
                        : only(
                                logical == LogicalType.STRING
                                        || logical == LogicalType.ENUM
                                        || logical == LogicalType.JSON,
                                TEXT);
            case FIXED_LEN_BYTE_ARRAY -> only(logical == LogicalType.DECIMAL, DECIMAL);
            case INT96 -> Optional.empty();
        };
    }

    private static Optional<CellForm> only(boolean holds, CellForm form) {
        return holds ? Optional.of(form) : Optional.empty();
    }

    private static Optional<CellForm> ofInteger(ParquetColumn column, int logical) {
        return switch (logical) {
            case 0 -> Optional.of(INTEGER);
            case LogicalType.INTEGER -> Optional.of(column.logical().isSigned() ? INTEGER : UNSIGNED);
            case LogicalType.DECIMAL -> Optional.of(DECIMAL);
            case LogicalType.DATE -> only(column.type() == PhysicalType.INT32, DATE);
            case LogicalType.TIMESTAMP ->
                only(
                        column.type() == PhysicalType.INT64
                                && column.logical().unit() >= LogicalType.MILLIS
                                && column.logical().unit() <= LogicalType.NANOS,
                        TIMESTAMP);
            default -> Optional.empty();
        };
    }

    /// What a column has that has no form, for messages.
    static String kind(ParquetColumn column) {
        if (column.isRepeated()) {
            return "several values in a row";
        } else if (column.leaf() < 0) {
            return "columns inside it";
        }
        int logical = column.logical().id();
        return "values of the type "
                + (logical == 0 ? column.type().name() : column.logical().name());
    }

    /// The text of an integer, or of what is stored as one.
    String text(long value, ParquetColumn column) {
        return switch (this) {
            case INTEGER -> Long.toString(value);
            case UNSIGNED ->
                column.type() == PhysicalType.INT32
                        ? Integer.toUnsignedString((int) value)
                        : Long.toUnsignedString(value);
            case DECIMAL -> decimal(BigInteger.valueOf(value), column.logical().scale());
            case DATE -> LocalDate.ofEpochDay(value).toString();
            case TIMESTAMP -> timestamp(value, column.logical());
            default -> throw new IllegalStateException(this + " is no integer");
        };
    }

    /// The text of bytes.
    String text(byte[] bytes, ParquetColumn column) {
        if (this == TEXT) {
            return text(bytes);
        }
        if (bytes.length == 0 || bytes.length > LONGEST_DECIMAL) {
            throw new ThriftReader.Fault("a decimal of " + bytes.length + " bytes");
        }
        return decimal(new BigInteger(bytes), column.logical().scale());
    }

    private static String text(byte[] bytes) {
        for (byte one : bytes) {
            if (one < 0) {
                try {
                    return StandardCharsets.UTF_8
                            .newDecoder() // reports what it cannot decode
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
                } catch (CharacterCodingException e) {
                    throw new ThriftReader.Fault("a text that is not UTF-8");
                }
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1); // all ASCII
    }

    private static String decimal(BigInteger unscaled, int scale) {
        if (scale < 0 || scale > LONGEST_DECIMAL * Byte.SIZE) {
            throw new ThriftReader.Fault("a decimal with " + scale + " digits behind the point");
        }
        return new BigDecimal(unscaled, scale).toPlainString();
    }

    private static String timestamp(long value, LogicalType logical) {
        long perSecond = switch (logical.unit()) {
            case LogicalType.MILLIS -> 1_000L;
            case LogicalType.MICROS -> 1_000_000L;
            default -> 1_000_000_000L;
        };
        long nanos = Math.floorMod(value, perSecond) * (1_000_000_000L / perSecond);
        LocalDateTime time = LocalDateTime.ofEpochSecond(Math.floorDiv(value, perSecond), (int) nanos, ZoneOffset.UTC);
        return DATE_TIME.format(time) + (logical.isUtc() ? "Z" : "");
    }
}
