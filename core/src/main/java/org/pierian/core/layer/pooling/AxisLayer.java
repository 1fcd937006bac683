package org.pierian.core.layer.pooling;

import org.pierian.core.backend.AxisReduction;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Pass;
import org.pierian.core.tensor.Tensor;

/// Reduces one axis of each example, as [AxisReduction] describes it.
final class AxisLayer implements Layer {

    private final AxisReduction reduction;
    private final int size;
    private final boolean isTime;

    /// @param size elements of the axis
    /// @param isTime whether the axis is time and examples may be shorter
    AxisLayer(AxisReduction reduction, int size, boolean isTime) {
        this.reduction = reduction;
        this.size = size;
        this.isTime = isTime;
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        for (int n = pass.first(); n < pass.end(); n++) {
            reduction.forward(n, length(pass, n), x, y);
        }
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        for (int n = pass.first(); n < pass.end() && !dx.isNone(); n++) {
            reduction.backward(n, length(pass, n), dy, dx);
        }
    }

    private int length(Pass pass, int example) {
        return isTime ? pass.length(example, size) : size;
    }

    @Override
    public Needs needs() {
        return new Needs(false, false, Needs.Reach.EXAMPLES);
    }
}
