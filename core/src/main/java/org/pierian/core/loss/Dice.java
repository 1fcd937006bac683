package org.pierian.core.loss;

import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Losses;
import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;

/// One minus the mean over the classes of the soft Dice coefficient of an example, see [Losses#dice]. It is one
/// number for each example, however many positions have a class.
///
/// **Source:** Milletari, Navab and Ahmadi 2016, *V-Net: Fully convolutional neural networks for volumetric
/// medical image segmentation*, sec. 3.
public final class Dice implements Loss {

    private final Losses backend;
    private final double smooth;

    /// @param backend computes it
    /// @param smooth added to numerator and denominator, above 0
    public Dice(Backend backend, double smooth) {
        this.backend = backend.losses();
        this.smooth = smooth;
    }

    @Override
    public Takes takes() {
        return Takes.CLASSES;
    }

    @Override
    public int targets(Batch batch) {
        return batch.size();
    }

    @Override
    public double weight(Batch batch, int target) {
        return 1;
    }

    @Override
    public void evaluate(Tensor output, Batch batch, float scale, Tensor gradient, Tensor losses) {
        backend.dice(output, batch.classes(), smooth, scale, losses, gradient);
    }
}
