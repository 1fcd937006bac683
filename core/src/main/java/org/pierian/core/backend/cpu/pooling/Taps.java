package org.pierian.core.backend.cpu.pooling;

/// The two cells of a row that each cell of a larger row is mixed from, with their weights; see
/// [org.pierian.core.backend.Upsampling].
final class Taps {

    final int[] near;
    final int[] far;
    final float[] nearWeight;
    final float[] farWeight;

    /// @param size cells of the smaller row
    /// @param scale times that it becomes longer
    Taps(int size, int scale) {
        int number = size * scale;
        near = new int[number];
        far = new int[number];
        nearWeight = new float[number];
        farWeight = new float[number];
        for (int i = 0; i < number; i++) {
            double place = Math.max(0, (i + 0.5) / scale - 0.5);
            near[i] = (int) place;
            far[i] = Math.min(near[i] + 1, size - 1);
            farWeight[i] = (float) (place - near[i]);
            nearWeight[i] = (float) (1 - (place - near[i]));
        }
    }

    int number() {
        return near.length;
    }
}
