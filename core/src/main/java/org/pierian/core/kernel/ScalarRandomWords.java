package org.pierian.core.kernel;

/// The readable form of [RandomWords].
final class ScalarRandomWords implements RandomWords {

    @Override
    public void keepMask(int key0, int key1, int counter, int threshold, float[] mask, int from, int to) {
        Demand.RANDOM_WORDS.arise();
        for (int group = from; group < to; group += 128) {
            keepGroup(key0, key1, counter, threshold, mask, group, Math.min(128, to - group));
        }
    }

    /// Up to 128 elements from `group` on: 64 of first words, then 64 of second words.
    static void keepGroup(int key0, int key1, int counter, int threshold, float[] mask, int group, int count) {
        for (int i = 0; i < Math.min(64, count); i++) {
            long block = Threefry.block(key0, key1, counter, (group >>> 1) + i);
            mask[group + i] = (int) (block >>> 40) >= threshold ? 1f : 0f;
            if (64 + i < count) {
                mask[group + 64 + i] = ((int) block >>> 8) >= threshold ? 1f : 0f;
            }
        }
    }
}
