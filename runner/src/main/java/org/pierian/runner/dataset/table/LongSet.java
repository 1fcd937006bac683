package org.pierian.runner.dataset.table;

import java.util.BitSet;

/// A set of 64-bit numbers, some of which are marked, without an object for each: open addressing, at most half full.
final class LongSet {

    private final long[] slots;
    private final BitSet marked = new BitSet();
    private boolean hasZero; // which an empty slot has, too
    private boolean isZeroMarked;

    /// @param most how many numbers may be added
    LongSet(int most) {
        this.slots = new long[(int) Math.min(1L << 30, Long.highestOneBit(Math.max(1, most)) * 4)];
    }

    void add(long number) {
        if (number == 0) {
            hasZero = true;
        } else {
            slots[slot(number)] = number;
        }
    }

    /// Marks a number if the set has it.
    void mark(long number) {
        if (number == 0) {
            isZeroMarked = hasZero;
        } else {
            int slot = slot(number);
            if (slots[slot] == number) {
                marked.set(slot);
            }
        }
    }

    boolean isMarked(long number) {
        return number == 0 ? isZeroMarked : marked.get(slot(number));
    }

    /// The slot of a number, or the empty one where it belongs.
    private int slot(long number) {
        int mask = slots.length - 1;
        int slot = (int) ((number * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (slots[slot] != 0 && slots[slot] != number) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
