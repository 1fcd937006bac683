package org.pierian.core.data.augment;

import org.pierian.core.arithmetic.Binary64;
import org.pierian.core.random.Draws;

/// Fills a rectangle within the picture, if the first number that is drawn is below the probability.
///
/// Its area is a part of the picture's, uniform from `leastArea` to `mostArea`, and the logarithm of its rows to a
/// column
/// is uniform between those of `leastRatio` and `mostRatio`. Rows and columns are the roots of `area ratio` and of
/// `area / ratio`, rounded, halves up, at least 1. If it is smaller than the picture both ways, its first row and its
/// first column are drawn; otherwise area and shape are drawn again, up to ten times, and then nothing happens.
///
/// **Source:** Zhong, Zheng, Kang, Li and Yang 2017, *Random erasing data augmentation*, algorithm 1; torchvision,
/// `torchvision.transforms.RandomErasing`.
///
/// @param probability that it happens
/// @param leastArea least part of the picture
/// @param mostArea most
/// @param leastRatio least rows to a column, above 0
/// @param mostRatio most
/// @param fill level, 0 to 255
public record RandomErasing(
        double probability, double leastArea, double mostArea, double leastRatio, double mostRatio, int fill)
        implements Augmentation {

    private static final int DRAWS = 10;

    @Override
    public void apply(Draws draws, Canvas picture) {
        if (draws.uniform() >= probability) {
            return;
        }
        for (int i = 0; i < DRAWS; i++) {
            double area = picture.plane() * draws.uniform(leastArea, mostArea);
            double ratio = Binary64.exp(draws.uniform(Binary64.log(leastRatio), Binary64.log(mostRatio)));
            int rows = side(area * ratio);
            int columns = side(area / ratio);
            if (rows < picture.height() && columns < picture.width()) {
                int top = draws.below(picture.height() - rows + 1);
                int left = draws.below(picture.width() - columns + 1);
                Filling.rectangle(picture, top, left, rows, columns, fill);
                return;
            }
        }
    }

    private static int side(double square) {
        return Math.max(1, (int) Math.floor(Math.sqrt(square) + 0.5));
    }
}
