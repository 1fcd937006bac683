package org.pierian.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pierian.core.init.Initializer;
import org.pierian.core.kernel.Kernels;
import org.pierian.core.kernel.Parallel;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Layers that follow a convolution with each example give the bits of layers that take whole batches one after the
/// other.
class TailTest {

    private static final int BATCH = 19; // three groups of a weight gradient, the last a short one
    private static final Shape IN = Shape.of(2, 7, 6);
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
            new MaxPool2d.Plan(TWO, TWO, Size.square(0)),
            conv(6, 2, true),
            dropout(0.5, false),
            new Sigmoid(),
            new AvgPool2d.Plan(TWO, ONE, Size.square(0)),
            dropout(0.25, true),
            new Flatten());

    private static LayerPlan conv(int out, int groups, boolean bias) {
        Optional<Size> same = Optional.empty();
        return new Conv2d.Plan(
                out, OptionalInt.empty(), Size.square(3), ONE, same, ONE, groups, bias, WEIGHTS, WEIGHTS);
    }

    private static LayerPlan dropout(double probability, boolean inverted) {
        return new Dropout.Plan(probability, inverted, Optional.empty());
    }

    @BeforeEach
    @AfterEach
    void useOneThreadAndScalarKernels() {
        Kernels.choose(Kernels.Choice.SCALAR);
        Parallel.threads(1);
    }

    @Test
    void tailsCannotBeSeen() {
        for (int length = 1; length <= LAYERS.size(); length++) {
            useOneThreadAndScalarKernels();
            Result expected = oneAfterTheOther(LAYERS.subList(0, length));
            for (Kernels.Choice choice : List.of(Kernels.Choice.SCALAR, Kernels.Choice.VECTOR)) {
                Kernels.choose(choice);
                for (int threads = 1; threads <= 3; threads++) {
                    Parallel.threads(threads);
                    assertThat(together(LAYERS.subList(0, length)))
                            .as("%s layers, %s, %s threads", length, choice, threads)
                            .isEqualTo(expected);
                }
            }
        }
    }

    private record Result(List<Integer> y, List<Integer> dx, List<List<Integer>> gradients) {}

    private static Result together(List<LayerPlan> plans) {
        Sequential.Plan plan = new Sequential.Plan(plans);
        Layer layer = plan.build(IN, new Site("", 42, BATCH));
        Tensor x = noise(IN);
        Tensor y = Tensor.zeros(plan.outputShape(IN).prepend(BATCH));
        Tensor dx = Tensor.zerosLike(x);
        layer.forward(x, y, Mode.TRAIN, 5);
        layer.backward(x, y, noise(plan.outputShape(IN)), dx);
        return result(y, dx, layer.parameters());
    }

    private static Result oneAfterTheOther(List<LayerPlan> plans) {
        Site site = new Site("", 42, BATCH);
        List<Layer> layers = new ArrayList<>();
        List<Tensor> values = new ArrayList<>(List.of(noise(IN)));
        Shape shape = IN;
        for (int i = 0; i < plans.size(); i++) {
            layers.add(plans.get(i).build(shape, site.child(i)));
            shape = plans.get(i).outputShape(shape);
            values.add(Tensor.zeros(shape.prepend(BATCH)));
            layers.get(i).forward(values.get(i), values.get(i + 1), Mode.TRAIN, 5);
        }
        Tensor gradient = noise(shape);
        for (int i = plans.size() - 1; i >= 0; i--) {
            Tensor inputGradient = Tensor.zerosLike(values.get(i));
            layers.get(i).backward(values.get(i), values.get(i + 1), gradient, inputGradient);
            gradient = inputGradient;
        }
        List<Parameter> parameters =
                layers.stream().flatMap(l -> l.parameters().stream()).toList();
        return result(values.getLast(), gradient, parameters);
    }

    private static Result result(Tensor y, Tensor dx, List<Parameter> parameters) {
        return new Result(
                bits(y.data()),
                bits(dx.data()),
                parameters.stream().map(p -> bits(p.gradients())).toList());
    }

    private static Tensor noise(Shape example) {
        Tensor tensor = Tensor.zeros(example.prepend(BATCH));
        Random random = new Random(7);
        for (int i = 0; i < tensor.size(); i++) {
            tensor.data()[i] = (float) random.nextGaussian();
        }
        return tensor;
    }

    private static List<Integer> bits(float[] values) {
        List<Integer> bits = new ArrayList<>();
        for (float value : values) {
            bits.add(Float.floatToRawIntBits(value));
        }
        return bits;
    }
}
