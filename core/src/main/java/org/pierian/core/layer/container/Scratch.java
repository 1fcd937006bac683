package org.pierian.core.layer.container;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.backend.Backend;
import org.pierian.core.layer.PerBatch;
import org.pierian.core.tensor.Buffer;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Memory that several tensors of a container take in turn.
final class Scratch {

    private Scratch() {}

    /// A tensor for each shape, all in one buffer.
    ///
    /// @param examples shapes of one example
    static List<PerBatch<Tensor>> views(List<Shape> examples, int maxBatch, Backend backend) {
        int most = examples.stream().mapToInt(Shape::size).max().orElse(0);
        Buffer buffer = backend.zeros(Shape.of(maxBatch, most)).buffer();
        List<PerBatch<Tensor>> views = new ArrayList<>();
        for (Shape example : examples) {
            views.add(new PerBatch<>(batch -> Tensor.of(example.prepend(batch), buffer)));
        }
        return views;
    }

    /// A tensor with memory of its own.
    ///
    /// @param example shape of one example
    static PerBatch<Tensor> own(Shape example, int maxBatch, Backend backend) {
        return new PerBatch<>(backend.zeros(example.prepend(maxBatch))::rows);
    }

    /// Where no tensor is needed.
    static PerBatch<Tensor> none() {
        return new PerBatch<>(batch -> Tensor.NONE);
    }
}
