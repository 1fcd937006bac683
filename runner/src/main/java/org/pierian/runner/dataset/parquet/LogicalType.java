package org.pierian.runner.dataset.parquet;

/// What the values of a column mean beyond how they are stored.
///
/// @param id its number in the format; 0 where nothing is said
/// @param scale digits behind the point of a decimal
/// @param isUtc whether a time is one of UTC, and not of an unknown zone
/// @param unit of a time: 1 milliseconds, 2 microseconds, 3 nanoseconds
/// @param isSigned whether an integer has a sign
record LogicalType(int id, int scale, boolean isUtc, int unit, boolean isSigned) {

    static final int STRING = 1;
    static final int ENUM = 4;
    static final int DECIMAL = 5;
    static final int DATE = 6;
    static final int TIMESTAMP = 8;
    static final int INTEGER = 10;
    static final int NOTHING = 11;
    static final int JSON = 12;

    static final int MILLIS = 1;
    static final int MICROS = 2;
    static final int NANOS = 3;

    static final LogicalType NONE = of(0);

    private static final String[] NAMES = {
        "none",
        "STRING",
        "MAP",
        "LIST",
        "ENUM",
        "DECIMAL",
        "DATE",
        "TIME",
        "TIMESTAMP",
        "INTERVAL",
        "INTEGER",
        "UNKNOWN",
        "JSON",
        "BSON",
        "UUID",
        "FLOAT16",
        "VARIANT",
        "GEOMETRY",
        "GEOGRAPHY"
    };

    /// The older names for the same, by their numbers.
    private static final int[] CONVERTED = {STRING, 2, 2, 3, ENUM, DECIMAL, DATE, 7, 7, TIMESTAMP, TIMESTAMP};

    private static final int CONVERTED_MILLIS = 9;
    private static final int CONVERTED_SIGNED = 15;
    private static final int CONVERTED_LAST_INTEGER = 18;
    private static final int CONVERTED_JSON = 19;
    private static final int BSON = 13;
    private static final int INTERVAL = 9;

    private static LogicalType of(int id) {
        return new LogicalType(id, 0, false, 0, true);
    }

    /// The type that a file of an older version has.
    ///
    /// @param converted its number there
    /// @param scale of a decimal
    static LogicalType ofConverted(int converted, int scale) {
        if (converted < 0) {
            return NONE;
        } else if (converted < CONVERTED.length) {
            int unit = converted == CONVERTED_MILLIS ? MILLIS : MICROS;
            return new LogicalType(CONVERTED[converted], scale, true, unit, true);
        } else if (converted <= CONVERTED_LAST_INTEGER) {
            return new LogicalType(INTEGER, 0, false, 0, converted >= CONVERTED_SIGNED);
        }
        return of(converted == CONVERTED_JSON ? JSON : converted == CONVERTED_JSON + 1 ? BSON : INTERVAL);
    }

    /// Its name in the format.
    String name() {
        return id >= 0 && id < NAMES.length ? NAMES[id] : "number " + id;
    }

    /// Reads the union of types that a file of a newer version has.
    static LogicalType read(ThriftReader thrift) {
        int[] found = {0, 0, 0, 0, 1}; // in the order of the components
        thrift.struct((id, type) -> {
            ThriftReader.require(type, ThriftReader.STRUCT);
            found[0] = id;
            thrift.struct((key, of) -> readKey(thrift, id, key, of, found));
            return true;
        });
        return new LogicalType(found[0], found[1], found[2] != 0, found[3], found[4] != 0);
    }

    private static boolean readKey(ThriftReader thrift, int id, int key, int type, int[] found) {
        if (id == DECIMAL && key == 1) {
            found[1] = thrift.i32(type);
            return true;
        } else if (id == TIMESTAMP && key == 1) {
            found[2] = type == ThriftReader.TRUE ? 1 : 0;
            return true;
        } else if (id == TIMESTAMP && key == 2) {
            ThriftReader.require(type, ThriftReader.STRUCT);
            thrift.struct((unit, _) -> {
                found[3] = unit;
                return false;
            });
            return true;
        } else if (id == INTEGER && key == 2) {
            found[4] = type == ThriftReader.TRUE ? 1 : 0;
            return true;
        }
        return false;
    }
}
