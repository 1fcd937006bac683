package org.pierian.runner.dataset;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight bytes that are looked at together, in one number: the first of them is its lowest byte.
///
/// **Source:** Warren 2012, *Hacker's Delight*, sec. 6-1.
public final class EightBytes {

    /// How many they are.
    public static final int COUNT = Long.BYTES;

    /// The highest bit of each.
    public static final long HIGHEST = 0x8080_8080_8080_8080L;

    private static final long EACH = 0x0101_0101_0101_0101L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private EightBytes() {}

    /// Those at a place of an array.
    ///
    /// @throws IndexOutOfBoundsException when there are fewer
    public static long of(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /// The same byte eight times.
    ///
    /// @param value 0 to 127
    public static long each(int value) {
        return value * EACH;
    }

    /// Marks the bytes below a value with their highest bits. The first mark is right; behind it there may be some too
    /// many.
    ///
    /// @param value 1 to 128
    public static long below(int value, long eight) {
        return (eight - value * EACH) & ~eight & HIGHEST;
    }

    /// Marks the bytes that have a value, as [#below] does.
    ///
    /// @param value 0 to 127
    public static long equal(int value, long eight) {
        return below(1, eight ^ each(value));
    }

    /// The place of the first mark, from 0; 8 where there is none.
    public static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }
}
