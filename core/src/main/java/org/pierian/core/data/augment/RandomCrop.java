package org.pierian.core.data.augment;

import java.util.Arrays;
import org.pierian.core.random.Draws;

/// A random part, of the picture's own size, of the picture with a border around it. The first number that is drawn is
/// the part's first row, the second its first column, both from 0 to twice the border.
///
/// **Source:** He, Zhang, Ren and Sun 2016, *Deep residual learning for image recognition*, sec. 4.2.
///
/// @param padding pixels of the border
/// @param fill its level, 0 to 255
public record RandomCrop(int padding, int fill) implements Augmentation {

    @Override
    public void apply(Draws draws, Canvas picture) {
        int top = draws.below(2 * padding + 1) - padding;
        int left = draws.below(2 * padding + 1) - padding;
        int height = picture.height();
        int width = picture.width();
        int from = Math.clamp(-left, 0, width); // columns from..to come from the picture
        int to = Math.clamp((long) width - left, from, width);
        for (int row = 0; row < picture.channels() * height; row++) {
            int y = row % height + top;
            int at = row * width;
            boolean inside = y >= 0 && y < height;
            int first = inside ? from : width;
            Arrays.fill(picture.other(), at, at + first, (byte) fill);
            if (inside) {
                System.arraycopy(
                        picture.levels(), at + top * width + left + from, picture.other(), at + from, to - from);
                Arrays.fill(picture.other(), at + to, at + width, (byte) fill);
            }
        }
        picture.swap();
    }
}
