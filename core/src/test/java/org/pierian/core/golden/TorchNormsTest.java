package org.pierian.core.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.SavedTensor;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.State;
import org.pierian.core.layer.norm.BatchNorm;
import org.pierian.core.layer.norm.GroupNorm;
import org.pierian.core.layer.norm.InstanceNorm;
import org.pierian.core.layer.norm.LayerNorm;
import org.pierian.core.layer.norm.RmsNorm;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Norms against PyTorch in float64, with their running statistics.
class TorchNormsTest {

    @TestFactory
    Stream<DynamicTest> normsAgreeWithPyTorch() {
        return TorchCases.tests("layers-norms", c -> {
            for (KernelChoice choice : List.of(KernelChoice.SCALAR, KernelChoice.VECTOR)) {
                try (Backend backend = new CpuBackend(choice, 2)) {
                    check(c, plan(c.required("config")), backend);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> instanceNormIsGroupNormWithAGroupForEachChannel() {
        return TorchCases.tests("layers-norms", c -> TorchCases.name(c).equals("group_norm_instance"), c -> {
            try (Backend backend = CpuBackend.scalar()) {
                check(c, new InstanceNorm(1e-5, true, true), backend);
            }
        });
    }

    private static LayerPlan plan(JsonNode config) {
        double epsilon = config.required("eps").doubleValue();
        return switch (config.required("type").asText()) {
            case "BatchNorm1d", "BatchNorm2d" -> {
                boolean affine = config.required("affine").booleanValue();
                yield new BatchNorm.Plan(epsilon, config.required("momentum").doubleValue(), affine, affine);
            }
            case "LayerNorm" -> new LayerNorm(epsilon);
            case "GroupNorm" -> new GroupNorm(config.required("num_groups").intValue(), epsilon, true, true);
            case "RMSNorm" -> new RmsNorm(epsilon, true);
            default -> throw new IllegalArgumentException("no counterpart: " + config);
        };
    }

    private static void check(JsonNode c, LayerPlan plan, Backend backend) {
        Tensor x = seen(
                c.required("config"), TorchCases.tensor(c.required("inputs").required("x")));
        int[] dims = x.shape().toArray();
        TensorType in = TensorType.numbers(Shape.of(Arrays.copyOfRange(dims, 1, dims.length)));
        Layer layer = plan.build(in, new Site("", 0, x.rows(), backend));
        assign(layer.parameters(), c.required("parameters"));
        assign(layer.state(), c.required("inputs"));

        boolean training = c.required("config").path("training").asBoolean(true);
        Tensor y = backend.zeros(x.shape());
        Pass pass = new Pass(x.rows());
        layer.forward(pass.begin(training ? Mode.TRAIN : Mode.EVAL, 0), x, y);
        double relative = relative(TorchCases.name(c));
        compare(relative, "output", y.toArray(), c.required("expected").required("output"));
        for (State state : layer.state()) {
            compare(
                    relative,
                    state.name(),
                    state.values(),
                    c.required("expected").required(state.name()));
        }
        if (training) {
            checkGradients(c, layer, pass, x, y, backend);
        }
    }

    private static void checkGradients(JsonNode c, Layer layer, Pass pass, Tensor x, Tensor y, Backend backend) {
        double relative = relative(TorchCases.name(c));
        JsonNode expected = c.required("expected");
        Tensor dx = backend.zeros(x.shape());
        layer.backward(
                pass,
                x,
                y,
                TorchCases.tensor(c.required("inputs").required("upstream")).reshape(x.shape()),
                dx);
        compare(
                TorchCases.name(c).equals("batch_norm1d_train_batch2") ? 1e-3 : relative,
                "input gradient",
                dx.toArray(),
                expected.required("grad_inputs").required("x"));
        assertThat(layer.parameters())
                .hasSize(expected.required("grad_parameters").size());
        for (Parameter p : layer.parameters()) {
            compare(
                    relative,
                    p.name(),
                    p.gradients(),
                    expected.required("grad_parameters").required(p.name()));
        }
    }

    /// Several last axes together are one axis in memory.
    private static Tensor seen(JsonNode config, Tensor x) {
        int together = 1;
        for (JsonNode dim : config.path("normalized_shape")) {
            together *= dim.intValue();
        }
        return together == 1 ? x : x.reshape(Shape.of(x.rows(), x.rowSize() / together, together));
    }

    /// float32 loses digits where the mean is far from 0.
    private static double relative(String name) {
        return name.contains("mean100") ? 1e-4 : 1e-5;
    }

    private static void assign(List<? extends SavedTensor> tensors, JsonNode numbers) {
        for (SavedTensor tensor : tensors) {
            tensor.assign(GoldenFile.floats(numbers.required(tensor.name()).required("data")));
        }
    }

    private static void compare(double relative, String what, float[] actual, JsonNode expected) {
        TorchCases.check(what, actual, TorchCases.data(expected), relative);
    }
}
