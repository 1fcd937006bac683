package org.pierian.core.layer;

import org.pierian.core.kernel.Kernels;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Lays all axes of an example out as one: `[d1, d2, ...]` becomes `[d1 * d2 * ...]`, row-major.
public record Flatten() implements LayerPlan, ExampleLayer {

    @Override
    public Shape outputShape(Shape in) {
        return Shape.of(in.size());
    }

    @Override
    public Layer build(Shape in, Site site) {
        return this;
    }

    @Override
    public void forward(int first, int end, Tensor x, Tensor y, Mode mode, long step) {
        copy(first, end, x, y);
    }

    @Override
    public void backward(int first, int end, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        copy(first, end, dy, dx);
    }

    private static void copy(int first, int end, Tensor from, Tensor to) {
        if (!from.sharesArray(to)) {
            int n = from.rowSize();
            Kernels.maps().copy(first * n, end * n, from.data(), to.data());
        }
    }

    @Override
    public boolean worksInPlace() {
        return true;
    }

    @Override
    public boolean readsOutput() {
        return false;
    }
}
