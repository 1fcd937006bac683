package org.pierian.runner.cli;

import org.pierian.core.data.augment.AugmentedDataset;
import org.pierian.core.train.ExampleOrder;
import org.pierian.runner.bind.AugmentBinder;
import org.pierian.runner.dataset.Data;
import org.pierian.spec.RunSpec;

/// The images that training sees first, each as it is and as the first epochs see it.
final class AugmentedPictures {

    private static final int SIDE = 10;

    private AugmentedPictures() {}

    /// The images of a grid, row by row.
    ///
    /// @param spec has `augment`
    /// @param pictures those of the data
    static Data.Pictures of(RunSpec spec, Data data, Data.Pictures pictures) {
        AugmentedDataset changed = AugmentBinder.augmented(spec, data.train());
        int[] order = new int[changed.size()];
        new ExampleOrder(spec.shuffle(), spec.seed()).arrange(0, order);
        int rows = Math.min(SIDE, order.length);
        int size = pictures.channels() * pictures.height() * pictures.width();
        byte[] all = new byte[rows * SIDE * size];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < SIDE; column++) {
                byte[] levels = column == 0 ? pictures.image(order[row]) : changed.levels(column - 1, order[row]);
                System.arraycopy(levels, 0, all, (row * SIDE + column) * size, size);
            }
        }
        return new Data.Pictures(all, pictures.channels(), pictures.height(), pictures.width(), pictures.isInk());
    }
}
