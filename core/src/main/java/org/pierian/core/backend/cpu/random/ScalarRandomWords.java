package org.pierian.core.backend.cpu.random;

import org.pierian.core.arithmetic.Threefry;

/// The readable form of [RandomKernel].
final class ScalarRandomWords implements RandomKernel {

    private static final int GROUP = 128;

    @Override
    public void keepMask(int key0, int key1, int counter, int threshold, float[] mask, int from, int to, int before) {
        for (int group = from & -GROUP; group < to; group += GROUP) {
            int first = Math.max(from, group);
            keepGroup(key0, key1, counter, threshold, mask, group, first, Math.min(to, group + GROUP), before);
        }
    }

    /// Elements `from .. to` of the group that begins with element `group`: 64 of first words, then 64 of second
    /// words.
    private static void keepGroup(
            int key0, int key1, int counter, int threshold, float[] mask, int group, int from, int to, int before) {
        for (int i = group; i < Math.min(group + GROUP / 2, to); i++) {
            int second = i + GROUP / 2;
            long block = Threefry.block(key0, key1, counter, i - (group >>> 1));
            if (i >= from) {
                mask[i - before] = (int) (block >>> 40) >= threshold ? 1f : 0f;
            }
            if (second >= from && second < to) {
                mask[second - before] = ((int) block >>> 8) >= threshold ? 1f : 0f;
            }
        }
    }
}
