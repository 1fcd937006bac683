package org.pierian.core.data.augment;

import org.pierian.core.random.Draws;

/// Fills a square around a pixel: the first number that is drawn is its row, the second its column. The square begins
/// `size / 2`, rounded down, rows above and columns before it.
///
/// **Source:** DeVries and Taylor 2017, *Improved regularization of convolutional neural networks with cutout*.
///
/// @param size pixels of a side
/// @param fill level, 0 to 255
public record Cutout(int size, int fill) implements Augmentation {

    @Override
    public void apply(Draws draws, Canvas picture) {
        int top = draws.below(picture.height()) - size / 2;
        int left = draws.below(picture.width()) - size / 2;
        Filling.rectangle(picture, top, left, size, size, fill);
    }
}
