package org.pierian.core.arithmetic;

/// The Threefry-2x32 block function with 20 rounds: two 32-bit words from a 64-bit key and a 64-bit counter.
///
/// Only additions, rotations and exclusive ors of 32-bit integers, so any machine gives the same words.
///
/// **Source:** Salmon, Moraes, Dror and Shaw, *Team random numbers: as easy as 1, 2, 3*, SC 2011.
public final class Threefry {

    private static final int PARITY = 0x1BD11BDA;

    private Threefry() {}

    /// Both words of one block; the first in the high half.
    ///
    /// @param key0 first word of the key
    /// @param key1 second word of the key
    /// @param counter0 first word of the counter
    /// @param counter1 second word of the counter
    public static long block(int key0, int key1, int counter0, int counter1) {
        int key2 = PARITY ^ key0 ^ key1;
        int x0 = counter0 + key0;
        int x1 = counter1 + key1;

        x0 += x1;
        x1 = Integer.rotateLeft(x1, 13) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 15) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 26) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 6) ^ x0;
        x0 += key1;
        x1 += key2 + 1;

        x0 += x1;
        x1 = Integer.rotateLeft(x1, 17) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 29) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 16) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 24) ^ x0;
        x0 += key2;
        x1 += key0 + 2;

        x0 += x1;
        x1 = Integer.rotateLeft(x1, 13) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 15) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 26) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 6) ^ x0;
        x0 += key0;
        x1 += key1 + 3;

        x0 += x1;
        x1 = Integer.rotateLeft(x1, 17) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 29) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 16) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 24) ^ x0;
        x0 += key1;
        x1 += key2 + 4;

        x0 += x1;
        x1 = Integer.rotateLeft(x1, 13) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 15) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 26) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 6) ^ x0;
        x0 += key2;
        x1 += key0 + 5;

        return ((long) x0 << 32) | (x1 & 0xFFFF_FFFFL);
    }
}
