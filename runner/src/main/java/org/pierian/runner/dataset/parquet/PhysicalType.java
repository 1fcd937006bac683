package org.pierian.runner.dataset.parquet;

import java.util.Arrays;

/// How values are stored.
enum PhysicalType {
    BOOLEAN(0, 0),
    INT32(1, Integer.BYTES),
    INT64(2, Long.BYTES),
    INT96(3, 12),
    FLOAT(4, Float.BYTES),
    DOUBLE(5, Double.BYTES),
    BYTE_ARRAY(6, Integer.BYTES),
    FIXED_LEN_BYTE_ARRAY(7, 0);

    private final int number;
    private final int leastBytes;

    PhysicalType(int number, int leastBytes) {
        this.number = number;
        this.leastBytes = leastBytes;
    }

    /// Its number in the format.
    int number() {
        return number;
    }

    /// The fewest bytes of a value that is written plainly; 0 where that is less than one, or not known here.
    int leastBytes() {
        return leastBytes;
    }

    /// The type of a number in the format.
    static PhysicalType of(int number) {
        return Arrays.stream(values())
                .filter(type -> type.number == number)
                .findFirst()
                .orElseThrow(() -> new ThriftReader.Fault("a column has a type that does not exist"));
    }
}
