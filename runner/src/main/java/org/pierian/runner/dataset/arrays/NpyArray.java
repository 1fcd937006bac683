package org.pierian.runner.dataset.arrays;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.DataMistake;

/// An array of numbers.
final class NpyArray {

    private static final int MINUS_ZERO = Float.floatToRawIntBits(-0f);

    private final String name;
    private final NpyHeader header;
    private final NpyType type;
    private final ByteBuffer data;

    /// @param name its name, for messages
    /// @param header what it is
    /// @param data its numbers, the last axis running fastest; kept, not copied
    NpyArray(String name, NpyHeader header, byte[] data) {
        this.name = name;
        this.header = header;
        this.type = header.type();
        this.data = ByteBuffer.wrap(data).order(type.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    /// Numbers that are in memory, as an array `[examples, ...]` of float32, or of integers where all are.
    ///
    /// @param shape of one example
    /// @throws org.pierian.runner.failure.Failure when an example has more or fewer numbers
    static NpyArray of(String name, Shape shape, List<float[]> examples) {
        ByteBuffer bytes = ByteBuffer.allocate(
                        Math.multiplyExact(Math.multiplyExact(examples.size(), shape.size()), Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        boolean isWhole = examples.stream().allMatch(NpyArray::isWhole);
        for (int i = 0; i < examples.size(); i++) {
            if (examples.get(i).length != shape.size()) {
                throw DataMistake.ARRAY_SHAPE
                        .failure("an example has " + Count.of(examples.get(i).length, "number") + ", expected "
                                + shape.size() + " for the shape " + shape)
                        .at(name + ": example " + i)
                        .help("give its numbers in one array, the last axis running fastest");
            }
            for (float number : examples.get(i)) {
                if (isWhole) {
                    bytes.putInt((int) number);
                } else {
                    bytes.putFloat(number);
                }
            }
        }
        List<Integer> axes = new ArrayList<>(List.of(examples.size()));
        IntStream.of(shape.toArray()).forEach(axes::add);
        NpyType type = new NpyType(isWhole ? NpyType.Kind.SIGNED : NpyType.Kind.FLOAT, Float.BYTES, false);
        return new NpyArray(name, new NpyHeader(type, false, axes), bytes.array());
    }

    /// Whether all numbers are integers that an int holds as exactly as a float.
    private static boolean isWhole(float[] numbers) {
        for (float number : numbers) {
            if (number != (int) number
                    || Math.abs(number) >= 1 << 24
                    || Float.floatToRawIntBits(number) == MINUS_ZERO) {
                return false;
            }
        }
        return true;
    }

    /// Its name, for messages.
    String name() {
        return name;
    }

    /// What it is.
    NpyHeader header() {
        return header;
    }

    /// Number of elements.
    int size() {
        return header.size();
    }

    /// An element as the binary64 that is nearest to it.
    double number(int i) {
        return switch (type.kind()) {
            case FLOAT -> real(i);
            case SIGNED -> whole(i);
            case BOOL -> data.get(i);
            case UNSIGNED -> {
                long bits = whole(i);
                yield bits >= 0 ? bits : 2 * (double) half(bits);
            }
        };
    }

    /// An element as the float32 that is nearest to it.
    float single(int i) {
        return switch (type.kind()) {
            case FLOAT -> (float) real(i);
            case SIGNED -> whole(i);
            case BOOL -> data.get(i);
            case UNSIGNED -> {
                long bits = whole(i);
                yield bits >= 0 ? bits : 2 * (float) half(bits);
            }
        };
    }

    /// Half of an integer without a sign; its last bit, which then decides ties, is not lost.
    private static long half(long bits) {
        return (bits >>> 1) | (bits & 1);
    }

    private double real(int i) {
        return switch (type.bytes()) {
            case Short.BYTES -> Float.float16ToFloat(data.getShort(i * Short.BYTES));
            case Float.BYTES -> data.getFloat(i * Float.BYTES);
            default -> data.getDouble(i * Double.BYTES);
        };
    }

    /// Of 8 bytes without a sign, its bits.
    private long whole(int i) {
        boolean signed = type.kind() == NpyType.Kind.SIGNED;
        return switch (type.bytes()) {
            case Byte.BYTES -> signed ? data.get(i) : data.get(i) & 0xFF;
            case Short.BYTES -> signed ? data.getShort(i * Short.BYTES) : data.getShort(i * Short.BYTES) & 0xFFFF;
            case Integer.BYTES ->
                signed ? data.getInt(i * Integer.BYTES) : data.getInt(i * Integer.BYTES) & 0xFFFF_FFFFL;
            default -> data.getLong(i * Long.BYTES);
        };
    }

    /// The first element that is a truth value other than 0 and 1, or -1.
    int firstOddTruth() {
        for (int i = 0; type.kind() == NpyType.Kind.BOOL && i < size(); i++) {
            if (data.get(i) != 0 && data.get(i) != 1) {
                return i;
            }
        }
        return -1;
    }
}
