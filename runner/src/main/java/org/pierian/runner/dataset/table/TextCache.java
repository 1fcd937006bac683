package org.pierian.runner.dataset.table;

import java.util.Arrays;
import java.util.function.Function;

/// Keeps the texts of short values of bytes: a column of words has the same few in all its rows.
public final class TextCache {

    private static final int SIZE = 1 << 8;
    private static final int LONGEST = 24;

    private final byte[][] values = new byte[SIZE][0];
    private final String[] texts = new String[SIZE];

    public TextCache() {
        Arrays.fill(texts, "");
    }

    /// The text of some bytes.
    ///
    /// @param read makes it, if it is not kept
    public String text(byte[] bytes, int from, int to, Function<byte[], String> read) {
        if (to - from > LONGEST || to == from) {
            return read.apply(Arrays.copyOfRange(bytes, from, to));
        }
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ hash >>> 8 ^ hash >>> 16) & (SIZE - 1);
        byte[] kept = values[slot];
        if (!Arrays.equals(kept, 0, kept.length, bytes, from, to)) {
            byte[] value = Arrays.copyOfRange(bytes, from, to);
            texts[slot] = read.apply(value); // which may throw
            values[slot] = value;
        }
        return texts[slot];
    }
}
