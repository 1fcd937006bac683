package org.pierian.runner.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.basic.Linear;
import org.pierian.core.layer.container.Sequential;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Tensors and parameters for the tests of weights files.
final class Tensors {

    static final float[] SPECIAL = {
        0.0f,
        -0.0f,
        1.0f,
        -1.5f,
        0.1f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        Math.nextDown(Float.MIN_NORMAL),
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        16777216f,
        2 * Float.MIN_VALUE,
        3.4e38f,
        1e38f,
        15 * Float.MIN_VALUE
    };

    private Tensors() {}

    static NamedTensor of(String name, Shape shape, float... values) {
        return new NamedTensor(name, shape, values);
    }

    /// Finite numbers of every magnitude.
    static float[] random(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            do {
                values[i] = Float.intBitsToFloat(random.nextInt());
            } while (!Float.isFinite(values[i]));
        }
        return values;
    }

    /// Weights and biases of linear layers, all at 7.
    static List<Parameter> linear(int inputs, int... outputs) {
        List<LayerPlan> layers = new ArrayList<>();
        Initializer seven = new Initializer.Constant(7);
        for (int units : outputs) {
            layers.add(new Linear.Plan(units, OptionalInt.empty(), seven, Optional.of(seven)));
        }
        try (Backend backend = CpuBackend.scalar()) {
            return Network.build(new Sequential.Plan(layers), TensorType.numbers(Shape.of(inputs)), 1, 0, backend)
                    .parameters();
        }
    }
}
