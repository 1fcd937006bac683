package org.pierian.runner.dataset.parquet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// A column of a file that is written.
///
/// @param name its name
/// @param type how values are stored, a number of the format
/// @param length bytes of each, where all have the same
/// @param repetition 0 for needed, 1 for optional, 2 for repeated
/// @param annotation writes what the values mean into the schema
/// @param values `Boolean`, `Integer`, `Long`, `Float`, `Double` or `byte[]`, or [#MISSING]
public record TestColumn(
        String name, int type, int length, int repetition, Consumer<ThriftWriter> annotation, List<Object> values) {

    /// Stands for a value that is missing.
    public static final String MISSING = "\0";

    static final int BOOLEAN = 0;
    static final int INT32 = 1;
    static final int INT64 = 2;
    public static final int INT96 = 3;
    public static final int FLOAT = 4;
    static final int DOUBLE = 5;
    static final int BYTES = 6;
    static final int FIXED = 7;

    private static final int CONVERTED = 6;
    private static final int LOGICAL = 10;
    private static final int TIMESTAMP = 8;

    static boolean isMissing(Object value) {
        return MISSING.equals(value);
    }

    /// Numbers or truth values that are never missing.
    public static TestColumn of(String name, int type, Object... values) {
        return new TestColumn(name, type, 0, 0, thrift -> {}, List.of(values));
    }

    /// Texts, of which some may be missing.
    public static TestColumn texts(String name, String... values) {
        List<Object> bytes = Arrays.stream(values)
                .<Object>map(text -> isMissing(text) ? text : text.getBytes(StandardCharsets.UTF_8))
                .toList();
        return new TestColumn(name, BYTES, 0, 1, thrift -> thrift.i32(CONVERTED, 0), bytes);
    }

    /// The same where values may be missing.
    TestColumn optional(Object... all) {
        return new TestColumn(name, type, length, 1, annotation, List.of(all));
    }

    /// The same with several values in a row, which is only said and not so.
    TestColumn repeated() {
        return new TestColumn(name, type, length, 2, annotation, values);
    }

    /// The same with values of as many bytes.
    TestColumn ofLength(int bytes) {
        return new TestColumn(name, type, bytes, repetition, annotation, values);
    }

    /// The same with a meaning of the older kind.
    TestColumn converted(int number) {
        return new TestColumn(name, type, length, repetition, thrift -> thrift.i32(CONVERTED, number), values);
    }

    /// The same as decimals.
    TestColumn decimal(int scale) {
        return new TestColumn(
                name,
                type,
                length,
                repetition,
                thrift -> thrift.i32(CONVERTED, 5).i32(7, scale).i32(8, 9),
                values);
    }

    /// The same with a meaning of the newer kind, whose keys are written by `keys`.
    TestColumn logical(int number, Consumer<ThriftWriter> keys) {
        Consumer<ThriftWriter> all = thrift -> {
            thrift.begin(LOGICAL).begin(number);
            keys.accept(thrift);
            thrift.end().end();
        };
        return new TestColumn(name, type, length, repetition, all, values);
    }

    /// The same as times.
    ///
    /// @param unit 1 milliseconds, 2 microseconds, 3 nanoseconds
    TestColumn timestamp(boolean utc, int unit) {
        return logical(
                TIMESTAMP,
                thrift -> thrift.bool(1, utc).begin(2).begin(unit).end().end());
    }
}
