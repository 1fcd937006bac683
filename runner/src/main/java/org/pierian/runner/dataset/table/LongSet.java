package org.pierian.runner.dataset.table;

import java.util.BitSet;

/// A set of 64-bit numbers, some of which are marked, without an object for each: open addressing, at most half full.
/// Most numbers that it does not have are told by a bit in a table that is small enough to stay near the processor.
final class LongSet {

    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;
    private static final int MOST_SLOTS = 1 << 30;

    private final long[] slots;
    private final long[] seen; // two bits for each slot: whether a number may be there or behind it
    private final BitSet marked = new BitSet();
    private boolean hasZero; // which an empty slot has, too
    private boolean isZeroMarked;

    /// @param most how many numbers may be added
    LongSet(int most) {
        this.slots = new long[(int) Math.min(MOST_SLOTS, Long.highestOneBit(Math.max(1, most)) * 4)];
        this.seen = new long[Math.max(1, slots.length / (Long.SIZE / 2))];
    }

    void add(long number) {
        if (number == 0) {
            hasZero = true;
        } else {
            slots[slot(number)] = number;
            long bit = bit(number);
            seen[(int) (bit / Long.SIZE)] |= 1L << bit;
        }
    }

    /// Marks a number if the set has it.
    void mark(long number) {
        if (number == 0) {
            isZeroMarked = hasZero;
        } else if (mayHave(number)) {
            int slot = slot(number);
            if (slots[slot] == number) {
                marked.set(slot);
            }
        }
    }

    boolean isMarked(long number) {
        return number == 0 ? isZeroMarked : marked.get(slot(number));
    }

    private boolean mayHave(long number) {
        long bit = bit(number);
        return (seen[(int) (bit / Long.SIZE)] & (1L << bit)) != 0;
    }

    /// Where the bit of a number is.
    private long bit(long number) {
        return ((number * SPREAD) >>> 32) & ((long) seen.length * Long.SIZE - 1);
    }

    /// The slot of a number, or the empty one where it belongs.
    private int slot(long number) {
        int mask = slots.length - 1;
        int slot = (int) ((number * SPREAD) >>> 32) & mask;
        while (slots[slot] != 0 && slots[slot] != number) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
