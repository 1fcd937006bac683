package org.pierian.runner.dataset.table;

/// A set of 64-bit numbers without an object for each: open addressing, at most half full.
final class LongSet {

    private final long[] slots;
    private boolean hasZero; // which an empty slot has, too

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

    boolean contains(long number) {
        return number == 0 ? hasZero : slots[slot(number)] == number;
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
