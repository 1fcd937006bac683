package org.pierian.core.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.embedding.Embedding;
import org.pierian.core.layer.embedding.SinusoidalPosition;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Embeddings against PyTorch in float64: each tensor within 1e-5 of its largest entry, plus 1e-7.
class TorchEmbeddingTest {

    @TestFactory
    Stream<DynamicTest> embeddingsAgreeWithPyTorch() {
        return TorchCases.tests("layers-embedding", c -> {
            for (KernelChoice choice : List.of(KernelChoice.SCALAR, KernelChoice.VECTOR)) {
                try (Backend backend = new CpuBackend(choice, 1)) {
                    check(c, backend);
                }
            }
        });
    }

    private static void check(JsonNode c, Backend backend) {
        JsonNode config = c.required("config");
        boolean indices = config.required("type").asText().equals("Embedding");
        Tensor x = tensor(c.required("inputs").required(indices ? "indices" : "x"), backend);
        LayerPlan plan = indices ? embedding(config) : new SinusoidalPosition(OptionalInt.empty());
        TensorType in = indices
                ? TensorType.indices(
                        example(x.shape()), config.required("num_embeddings").intValue())
                : TensorType.numbers(example(x.shape()));
        Layer layer = plan.build(in, new Site("", 0, x.rows(), backend));
        for (Parameter p : layer.parameters()) {
            p.assign(GoldenFile.floats(
                    c.required("parameters").required(p.name()).required("data")));
        }
        JsonNode expected = c.required("expected");
        Tensor y = backend.zeros(plan.output(in).shape().prepend(x.rows()));
        Pass pass = new Pass(x.rows());
        layer.forward(pass.begin(Mode.TRAIN, 0), x, y);
        TorchCases.check("output", y.toArray(), expected.required("output"));
        Tensor dx = indices ? Tensor.NONE : backend.zeros(x.shape());
        layer.backward(pass, x, y, tensor(c.required("inputs").required("upstream"), backend), dx);
        if (!indices) {
            TorchCases.check(
                    "input gradient",
                    dx.toArray(),
                    expected.required("grad_inputs").required("x"));
        }
        assertThat(layer.parameters())
                .hasSize(expected.required("grad_parameters").size());
        for (Parameter p : layer.parameters()) {
            TorchCases.check(
                    p.name(),
                    p.gradients(),
                    expected.required("grad_parameters").required(p.name()));
        }
    }

    /// The values of a padding index are given too, so what they start as does not matter.
    private static LayerPlan embedding(JsonNode config) {
        JsonNode padding = config.required("padding_idx");
        return new Embedding.Plan(
                config.required("embedding_dim").intValue(),
                OptionalInt.empty(),
                padding.isNull() ? OptionalInt.empty() : OptionalInt.of(padding.intValue()),
                new Initializer.Constant(0f));
    }

    private static Tensor tensor(JsonNode tensor, Backend backend) {
        double[] dims = GoldenFile.doubles(tensor.required("shape"));
        Tensor made = backend.zeros(
                Shape.of(Arrays.stream(dims).mapToInt(d -> (int) d).toArray()));
        made.assign(GoldenFile.floats(tensor.required("data")));
        return made;
    }

    private static Shape example(Shape batch) {
        int[] dims = batch.toArray();
        return Shape.of(Arrays.copyOfRange(dims, 1, dims.length));
    }
}
