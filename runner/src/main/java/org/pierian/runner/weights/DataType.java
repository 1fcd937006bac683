package org.pierian.runner.weights;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// What the numbers of a tensor in a safetensors file are. Those of the first four types are read: each becomes the
/// nearest float32, of two equally near ones the even one. A number beyond float32 becomes an infinity.
///
/// **Source:** <https://github.com/huggingface/safetensors>, enum `Dtype`.
enum DataType {
    /// IEEE 754 binary32.
    F32(4),
    /// IEEE 754 binary16; every number is a float32 too.
    F16(2),
    /// The first half of a float32.
    BF16(2),
    /// IEEE 754 binary64.
    F64(8),
    I64(8),
    I32(4),
    I16(2),
    I8(1),
    U64(8),
    U32(4),
    U16(2),
    U8(1),
    BOOL(1),
    C64(8),
    F8_E5M2(1),
    F8_E4M3(1);

    /// The names of the types that are read, for a message.
    static final String READABLE = "`F32`, `F16`, `BF16` or `F64`";

    private final int bytes;

    DataType(int bytes) {
        this.bytes = bytes;
    }

    /// The type with a name, if it is known.
    static Optional<DataType> of(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /// Bytes of a number.
    int bytes() {
        return bytes;
    }

    /// Whether its numbers can be read.
    boolean isRead() {
        return this == F32 || this == F16 || this == BF16 || this == F64;
    }

    /// Reads numbers.
    ///
    /// @param from the bytes, little-endian, from its position on
    /// @param to receives the numbers, from `at` on
    void read(ByteBuffer from, float[] to, int at, int count) {
        switch (this) {
            case F32 -> from.asFloatBuffer().get(to, at, count);
            case F16 -> {
                for (int i = 0; i < count; i++) {
                    to[at + i] = Float.float16ToFloat(from.getShort());
                }
            }
            case BF16 -> {
                for (int i = 0; i < count; i++) {
                    to[at + i] = Float.intBitsToFloat(from.getShort() << Short.SIZE);
                }
            }
            case F64 -> {
                for (int i = 0; i < count; i++) {
                    to[at + i] = (float) from.getDouble();
                }
            }
            case I64, I32, I16, I8, U64, U32, U16, U8, BOOL, C64, F8_E5M2, F8_E4M3 ->
                throw new IllegalStateException("numbers of type " + this + " are not read");
        }
    }
}
