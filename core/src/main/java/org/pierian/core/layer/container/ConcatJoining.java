package org.pierian.core.layer.container;

import java.util.List;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.PerBatch;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Outputs one behind the other along an axis.
final class ConcatJoining implements Joining {

    private final Elementwise elementwise;
    private final AxisParts parts;
    private final List<PerBatch<Tensor>> gradients;

    /// @param outputs one example of each branch
    ConcatJoining(List<Shape> outputs, int axis, int maxBatch, Backend backend) {
        this.elementwise = backend.elementwise();
        this.parts = new AxisParts(outputs, axis);
        this.gradients = Scratch.views(outputs, maxBatch, backend);
    }

    @Override
    public Tensor join(int branch, Tensor joined, Tensor output, Tensor y) {
        elementwise.copyBlocks(parts.count(y.rows()), parts.put(branch), output, y);
        return y;
    }

    @Override
    public Tensor gradient(Pass pass, int branch, Tensor[] outputs, Tensor dy) {
        Tensor gradient = gradients.get(branch).of(pass.end());
        elementwise.copyBlocks(parts.count(dy.rows()), parts.taken(branch), dy, gradient);
        return gradient;
    }
}
