package org.pierian.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.activation.Relu;
import org.pierian.core.layer.activation.Sigmoid;
import org.pierian.core.layer.activation.Tanh;
import org.pierian.core.layer.basic.Dropout;
import org.pierian.core.layer.basic.Linear;
import org.pierian.core.layer.container.Sequential;
import org.pierian.core.layer.convolution.Conv2d;
import org.pierian.core.layer.pooling.AvgPool2d;
import org.pierian.core.layer.pooling.MaxPool2d;
import org.pierian.core.layer.shape.Flatten;
import org.pierian.core.layer.window.Size;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;
import org.pierian.core.testing.FloatBits;
import org.pierian.core.testing.TestBackend;

/// Layers that follow a convolution with each example give the bits of layers that take whole batches one after the
/// other.
class FusionTest {

    private static final int BATCH = 19; // three groups of a weight gradient, the last a short one
    private static final TensorType IN = TensorType.numbers(Shape.of(2, 7, 6));
    private static final Initializer WEIGHTS = new Initializer.Uniform(-0.5, 0.5);
    private static final Size ONE = Size.square(1);
    private static final Size TWO = Size.square(2);

    private static final List<LayerPlan> LAYERS = List.of(
            new Tanh(),
            conv(3, 1, true),
            new Relu(),
            conv(4, 1, false),
            dropout(0.3, true), // in place right behind a convolution: it must not be done twice
            new Relu(),
            new MaxPool2d(TWO, TWO, Size.square(0)),
            conv(6, 2, true),
            dropout(0.5, false),
            new Sigmoid(),
            new AvgPool2d(TWO, ONE, Size.square(0)),
            dropout(0.25, true),
            new Flatten.Plan());

    private static LayerPlan conv(int out, int groups, boolean bias) {
        Optional<Size> same = Optional.empty();
        return new Conv2d.Plan(
                out,
                OptionalInt.empty(),
                Size.square(3),
                ONE,
                same,
                ONE,
                groups,
                WEIGHTS,
                bias ? Optional.of(WEIGHTS) : Optional.empty());
    }

    private static LayerPlan dropout(double probability, boolean inverted) {
        return new Dropout.Plan(probability, inverted, Optional.empty());
    }

    @Test
    void fusionCannotBeSeen() {
        for (int length = 1; length <= LAYERS.size(); length++) {
            List<LayerPlan> layers = LAYERS.subList(0, length);
            LayerRun.Results expected = oneAfterTheOther(layers);
            for (KernelChoice choice : List.of(KernelChoice.SCALAR, KernelChoice.VECTOR)) {
                for (int threads = 1; threads <= 3; threads++) {
                    try (Backend backend = new CpuBackend(choice, threads)) {
                        assertThat(together(layers, backend))
                                .as("%s layers, %s, %s threads", length, choice, threads)
                                .isEqualTo(expected);
                    }
                }
            }
            try (Backend backend = TestBackend.SEGMENTS.open()) {
                assertThat(together(layers, backend)).isEqualTo(expected);
            }
        }
    }

    /// The gradient that a linear layer with one output gives to what it follows is the product of a column and a row,
    /// as a weight gradient of one example is. Several threads read it, so it is written before.
    @Test
    void fusedLayersReadAGradientOfOneOutput() {
        List<LayerPlan> layers = List.of(
                conv(12, 1, true),
                new Relu(),
                new MaxPool2d(TWO, ONE, Size.square(0)),
                new Flatten.Plan(),
                new Linear.Plan(1, OptionalInt.empty(), WEIGHTS, Optional.empty()));
        LayerRun.Results expected = oneAfterTheOther(layers);
        try (Backend backend = new CpuBackend(KernelChoice.VECTOR, 3)) {
            Sequential.Plan plan = new Sequential.Plan(layers);
            Layer layer = build(plan, backend);
            for (int i = 0; i < 30; i++) {
                assertThat(run(layer, plan, backend)).as("pass %s", i).isEqualTo(expected);
            }
        }
    }

    /// A sequence within a sequence computes what the flat one does, with other names, and so with other weights: the
    /// streams of both are compared through a network whose weights are copied.
    @Test
    void nestingCannotBeSeen() {
        try (Backend backend = new CpuBackend(KernelChoice.VECTOR, 2)) {
            Sequential.Plan flat = new Sequential.Plan(List.of(conv(3, 1, true), new Relu(), conv(4, 1, true)));
            Sequential.Plan nested = new Sequential.Plan(
                    List.of(new Sequential.Plan(List.of(conv(3, 1, true), new Relu())), conv(4, 1, true)));
            Layer first = build(flat, backend);
            Layer second = build(nested, backend);
            assertThat(second.parameters().stream().map(Parameter::name))
                    .containsExactly("0.0.weight", "0.0.bias", "1.weight", "1.bias");
            for (int i = 0; i < first.parameters().size(); i++) {
                second.parameters().get(i).assign(first.parameters().get(i).values());
            }
            assertThat(run(second, flat, backend)).isEqualTo(run(first, flat, backend));
        }
    }

    private static Site site(Backend backend) {
        return new Site("", 42, BATCH, backend);
    }

    private static Layer build(LayerPlan plan, Backend backend) {
        return plan.build(IN, site(backend));
    }

    private static LayerRun.Results together(List<LayerPlan> layers, Backend backend) {
        Sequential.Plan plan = new Sequential.Plan(layers);
        return run(build(plan, backend), plan, backend);
    }

    /// Both passes of a step.
    private static LayerRun.Results run(Layer layer, LayerPlan plan, Backend backend) {
        Shape out = plan.output(IN).shape();
        Tensor x = noise(IN.shape(), backend);
        Tensor y = backend.zeros(out.prepend(BATCH));
        Tensor dx = backend.zeros(x.shape());
        Pass pass = new Pass(BATCH);
        layer.parameters().forEach(p -> p.gradient().clear());
        layer.forward(pass.begin(Mode.TRAIN, 5), x, y);
        layer.backward(pass, x, y, noise(out, backend), dx);
        return results(y, dx, layer.parameters());
    }

    private static LayerRun.Results oneAfterTheOther(List<LayerPlan> plans) {
        try (Backend backend = TestBackend.SCALAR.open()) {
            Site site = site(backend);
            List<Layer> layers = new ArrayList<>();
            List<Tensor> values = new ArrayList<>(List.of(noise(IN.shape(), backend)));
            TensorType type = IN;
            Pass pass = new Pass(BATCH);
            for (int i = 0; i < plans.size(); i++) {
                layers.add(plans.get(i).build(type, site.child(i)));
                type = plans.get(i).output(type);
                values.add(backend.zeros(type.shape().prepend(BATCH)));
                layers.get(i).forward(pass.begin(Mode.TRAIN, 5), values.get(i), values.get(i + 1));
            }
            Tensor gradient = noise(type.shape(), backend);
            for (int i = plans.size() - 1; i >= 0; i--) {
                Tensor inputGradient = backend.zeros(values.get(i).shape());
                layers.get(i).backward(pass, values.get(i), values.get(i + 1), gradient, inputGradient);
                gradient = inputGradient;
            }
            List<Parameter> parameters =
                    layers.stream().flatMap(l -> l.parameters().stream()).toList();
            return results(values.getLast(), gradient, parameters);
        }
    }

    private static LayerRun.Results results(Tensor y, Tensor dx, List<Parameter> parameters) {
        return new LayerRun.Results(
                FloatBits.of(y),
                FloatBits.of(dx),
                parameters.stream().map(p -> FloatBits.of(p.gradients())).toList());
    }

    private static Tensor noise(Shape example, Backend backend) {
        Tensor tensor = backend.zeros(example.prepend(BATCH));
        Random random = new Random(7);
        for (int i = 0; i < tensor.size(); i++) {
            tensor.buffer().set(i, (float) random.nextGaussian());
        }
        return tensor;
    }
}
