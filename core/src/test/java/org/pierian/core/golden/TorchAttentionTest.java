package org.pierian.core.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pierian.core.backend.Attention;
import org.pierian.core.backend.AttentionGeometry;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Rotation;
import org.pierian.core.backend.Store;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.attention.SelfAttention;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.testing.Tensors;

/// Attention against PyTorch in float64.
class TorchAttentionTest {

    private static final Initializer ZERO = new Initializer.Constant(0f);

    @TestFactory
    Stream<DynamicTest> layersAgreeWithPyTorch() {
        return TorchCases.tests("layers-attention", c -> {
            for (KernelChoice choice : List.of(KernelChoice.SCALAR, KernelChoice.VECTOR)) {
                try (Backend backend = new CpuBackend(choice, 1)) {
                    TorchCases.checkLayer(
                            c,
                            plan(c.required("config")),
                            all -> all.stream().map(Parameter::name).toList(),
                            backend);
                }
            }
        });
    }

    private static SelfAttention.Plan plan(JsonNode config) {
        int heads = config.required("num_heads").intValue();
        return new SelfAttention.Plan(
                heads,
                config.required("causal").booleanValue(),
                0,
                OptionalInt.empty(),
                heads,
                Optional.empty(),
                OptionalInt.empty(),
                ZERO,
                ZERO,
                config.required("bias").booleanValue() ? Optional.of(ZERO) : Optional.empty());
    }

    /// The weights show themselves when one value is 1 and all others are 0.
    @TestFactory
    Stream<DynamicTest> weightsAgreeWithPyTorch() {
        return TorchCases.tests("layers-attention", c -> {
            try (Backend backend = new CpuBackend(KernelChoice.SCALAR, 1)) {
                TorchCases.check(
                        "weights", weights(c, backend), c.required("expected").required("attention_weights"));
            }
        });
    }

    private static float[] weights(JsonNode c, Backend backend) {
        Tensor x = TorchCases.tensor(c.required("inputs").required("x"));
        JsonNode config = c.required("config");
        int batch = x.rows();
        int time = x.shape().dim(1);
        int heads = config.required("num_heads").intValue();
        int dim = x.shape().last() / heads;
        AttentionGeometry geometry = new AttentionGeometry(
                time, heads, heads, dim, config.required("causal").booleanValue(), time);
        Attention attention = backend.attention(geometry, Rotation.NONE, batch);
        int[] starts = new int[batch + 1];
        for (int e = 0; e < batch; e++) {
            starts[e + 1] = starts[e] + time;
        }
        Tensor mixed = Tensors.zeros(Shape.of(batch * time, heads * dim));
        float[] weights = new float[batch * heads * time * time];
        for (int key = 0; key < time; key++) {
            Tensor projected = projected(c, x, heads * dim, key, backend);
            attention.forward(batch, starts, projected, Tensor.NONE, mixed);
            for (int e = 0; e < batch; e++) {
                for (int h = 0; h < heads; h++) {
                    for (int q = 0; q < time; q++) {
                        weights[((e * heads + h) * time + q) * time + key] =
                                mixed.get((e * time + q) * heads * dim + h * dim);
                    }
                }
            }
        }
        return weights;
    }

    /// Queries, keys, and values of 1 for one key and 0 for the others.
    private static Tensor projected(JsonNode c, Tensor x, int features, int key, Backend backend) {
        JsonNode parameters = c.required("parameters");
        Tensor weight = TorchCases.tensor(parameters.required("in_proj_weight"));
        int time = x.shape().dim(1);
        Tensor projected = Tensors.zeros(Shape.of(x.rows() * time, 3 * features));
        backend.matMul().multiply(x.matrix(), weight.matrix().transposed(), projected.matrix(), Store.WRITE);
        if (parameters.has("in_proj_bias")) {
            backend.elementwise().addToRows(TorchCases.tensor(parameters.required("in_proj_bias")), projected);
        }
        for (int row = 0; row < projected.rows(); row++) {
            int values = row * 3 * features + 2 * features;
            projected.buffer().fill(values, values + features, row % time == key ? 1f : 0f);
        }
        return projected;
    }
}
