package org.pierian.core.loss;

import org.pierian.core.backend.Backend;
import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Weights of classes as a tensor.
final class ClassWeights {

    private ClassWeights() {}

    /// The weights, each rounded to float32.
    static Tensor tensor(Backend backend, double[] weights) {
        Tensor tensor = backend.zeros(Shape.of(weights.length));
        for (int c = 0; c < weights.length; c++) {
            tensor.buffer().set(c, (float) weights[c]);
        }
        return tensor;
    }

    /// The weight of the class of a target; 0 where there is none.
    static double of(Tensor weights, Batch batch, int target) {
        int c = (int) batch.classes().get(target);
        return c < 0 ? 0 : weights.get(c);
    }
}
