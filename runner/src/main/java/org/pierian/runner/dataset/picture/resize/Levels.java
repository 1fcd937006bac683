package org.pierian.runner.dataset.picture.resize;

/// Sums of levels times their weights.
final class Levels {

    /// What a sum begins with, so that it is rounded to the nearest level.
    static final int HALF = 1 << (FilterWeights.BITS - 1);

    private static final int LARGEST = 255;

    private Levels() {}

    /// Adds levels to sums, each times the same weight.
    static void add(int[] levels, int weight, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * levels[i];
        }
    }

    /// Adds two at once, which reads and writes the sums half as often.
    static void add(int[] levels, int weight, int[] others, int otherWeight, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * levels[i] + otherWeight * others[i];
        }
    }

    /// Makes levels of sums.
    static void round(int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            // Math.clamp is of longs, and slower
            sums[i] = Math.max(0, Math.min(sums[i] >> FilterWeights.BITS, LARGEST));
        }
    }
}
