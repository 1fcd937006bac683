package org.pierian.core.arithmetic;

/// The Threefry-2x32 block function with 20 rounds: two 32-bit words from a 64-bit key and a 64-bit counter.
///
/// Only additions, rotations and exclusive ors of 32-bit integers, so any machine gives the same words.
///
/// **Source:** Salmon, Moraes, Dror and Shaw, *Team random numbers: as easy as 1, 2, 3*, SC 2011.
public final class Threefry {

    private static final int PARITY = 0x1BD11BDA;
    private static final int GROUPS = 5; // of four rounds
    private static final int[] ODD = {13, 15, 26, 6};
    private static final int[] EVEN = {17, 29, 16, 24};

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

    /// The words of blocks whose counters follow one another: what [#block] gives for each. The rounds are taken one
    /// after the other for all blocks, in short loops that the compiler turns into vector instructions.
    ///
    /// @param key0 first word of the key
    /// @param key1 second word of the key
    /// @param counter0 first word of all counters
    /// @param counter1 second word of the first counter
    /// @param x0 receives the first words, one of each block
    /// @param x1 receives the second words, as many
    public static void blocks(int key0, int key1, int counter0, int counter1, int[] x0, int[] x1) {
        int[] keys = {key0, key1, PARITY ^ key0 ^ key1};
        for (int i = 0; i < x0.length; i++) {
            x0[i] = counter0 + key0;
            x1[i] = counter1 + i + key1;
        }
        for (int group = 1; group <= GROUPS; group++) {
            int[] rotations = group % 2 == 1 ? ODD : EVEN;
            for (int rotation : rotations) {
                round(rotation, x0, x1);
            }
            add(keys[group % keys.length], x0);
            add(keys[(group + 1) % keys.length] + group, x1);
        }
    }

    private static void round(int rotation, int[] x0, int[] x1) {
        for (int i = 0; i < x0.length; i++) {
            x0[i] += x1[i];
            x1[i] = Integer.rotateLeft(x1[i], rotation) ^ x0[i];
        }
    }

    private static void add(int key, int[] words) {
        for (int i = 0; i < words.length; i++) {
            words[i] += key;
        }
    }
}
