package org.pierian.core.data.augment;

import org.pierian.core.random.Draws;

/// Exchanges left and right, or top and bottom, if the number that is drawn is below the probability.
///
/// **Source:** Krizhevsky, Sutskever and Hinton 2012, *ImageNet classification with deep convolutional neural
/// networks*, sec. 4.1.
///
/// @param horizontal whether left and right, and not top and bottom
/// @param probability that they are exchanged
public record Flip(boolean horizontal, double probability) implements Augmentation {

    @Override
    public void apply(Draws draws, Canvas picture) {
        if (draws.uniform() >= probability) {
            return;
        }
        int width = picture.width();
        int height = picture.height();
        for (int row = 0; row < picture.channels() * height; row++) {
            int from = row * width;
            if (horizontal) {
                mirror(picture.levels(), from, width);
            } else {
                int opposite = row - row % height + height - 1 - row % height;
                System.arraycopy(picture.levels(), from, picture.other(), opposite * width, width);
            }
        }
        if (!horizontal) {
            picture.swap();
        }
    }

    private static void mirror(byte[] levels, int from, int width) {
        for (int left = from, right = from + width - 1; left < right; left++, right--) {
            byte level = levels[left];
            levels[left] = levels[right];
            levels[right] = level;
        }
    }
}
