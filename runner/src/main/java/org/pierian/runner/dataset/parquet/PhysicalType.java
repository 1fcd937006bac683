package org.pierian.runner.dataset.parquet;

/// How values are stored, in the order of the format's numbers.
enum PhysicalType {
    BOOLEAN(0),
    INT32(Integer.BYTES),
    INT64(Long.BYTES),
    INT96(12),
    FLOAT(Float.BYTES),
    DOUBLE(Double.BYTES),
    BYTE_ARRAY(Integer.BYTES),
    FIXED_LEN_BYTE_ARRAY(0);

    private final int leastBytes;

    PhysicalType(int leastBytes) {
        this.leastBytes = leastBytes;
    }

    /// The fewest bytes of a value that is written plainly; 0 where that is less than one, or not known here.
    int leastBytes() {
        return leastBytes;
    }

    /// The type of a number in the format.
    static PhysicalType of(int number) {
        if (number < 0 || number >= values().length) {
            throw new ThriftReader.Fault("a column has a type that does not exist");
        }
        return values()[number];
    }
}
