package org.pierian.runner.onnx.format;

import java.util.Arrays;
import java.util.Optional;

/// What the elements of a tensor are, with their numbers in files.
public enum ElementType {
    /// Binary32.
    FLOAT(1, 4),
    /// Bytes, 0 to 255.
    UINT8(2, 1),
    /// Integers of 32 bits.
    INT32(6, 4),
    /// Integers of 64 bits.
    INT64(7, 8),
    /// Booleans.
    BOOL(9, 1),
    /// Binary64.
    DOUBLE(11, 8);

    private final int number;
    private final int bytes;

    ElementType(int number, int bytes) {
        this.number = number;
        this.bytes = bytes;
    }

    /// The number of the type in files, of `TensorProto.DataType`.
    public int number() {
        return number;
    }

    /// Bytes of an element.
    public int bytes() {
        return bytes;
    }

    /// The type with a number; empty for types that are not used here.
    static Optional<ElementType> of(long number) {
        return Arrays.stream(values()).filter(type -> type.number == number).findFirst();
    }
}
