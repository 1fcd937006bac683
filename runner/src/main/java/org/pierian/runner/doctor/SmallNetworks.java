package org.pierian.runner.doctor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.data.DenseDataset;
import org.pierian.core.data.Targets;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.AvgPool2d;
import org.pierian.core.layer.Conv2d;
import org.pierian.core.layer.Dropout;
import org.pierian.core.layer.Flatten;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Linear;
import org.pierian.core.layer.MaxPool2d;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Relu;
import org.pierian.core.layer.Sequential;
import org.pierian.core.layer.Sigmoid;
import org.pierian.core.layer.Size;
import org.pierian.core.layer.Tanh;
import org.pierian.core.loss.SoftmaxCrossEntropy;
import org.pierian.core.optimizer.Adam;
import org.pierian.core.optimizer.Momentum;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Shape;
import org.pierian.core.train.Trainer;
import org.pierian.core.train.TrainingPlan;

/// Two networks that use every kind of layer, trained for a moment on random examples.
final class SmallNetworks {

    private static final long SEED = 20260101L;
    private static final int CLASSES = 4;
    private static final Initializer ZERO = new Initializer.Constant(0f);

    private SmallNetworks() {}

    /// Linear, tanh, dropout and sigmoid, one example at a time.
    static List<Parameter> dense() {
        LayerPlan plan = new Sequential.Plan(List.of(
                linear(37),
                new Tanh(),
                new Dropout.Plan(0.2, false, Optional.empty()),
                linear(20),
                new Sigmoid(),
                linear(CLASSES)));
        Network network = Network.build(plan, Shape.of(70), 1, SEED);
        return train(network, new Momentum(network.parameters(), 0.1, 0.9), 1, 120);
    }

    /// Convolution, pooling, relu and dropout, in batches of 7.
    static List<Parameter> pictures() {
        LayerPlan plan = new Sequential.Plan(List.of(
                convolution(6, Size.square(1)),
                new Relu(),
                new MaxPool2d.Plan(Size.square(2), Size.square(2), Size.square(0)),
                convolution(5, Size.square(2)),
                new AvgPool2d.Plan(Size.square(2), Size.square(1), Size.square(0)),
                new Flatten(),
                new Dropout.Plan(0.25, true, Optional.empty()),
                linear(33),
                new Relu(),
                linear(CLASSES)));
        Network network = Network.build(plan, Shape.of(2, 12, 12), 7, SEED);
        return train(
                network, new Adam(network.parameters(), new Adam.Options(0.01, 0.9, 0.999, 1e-8, 0.01, true)), 7, 40);
    }

    private static LayerPlan linear(int outputs) {
        return new Linear.Plan(outputs, OptionalInt.empty(), true, new Initializer.Xavier(), ZERO);
    }

    private static LayerPlan convolution(int channels, Size stride) {
        return new Conv2d.Plan(
                channels,
                OptionalInt.empty(),
                Size.square(3),
                stride,
                Optional.of(Size.square(1)),
                Size.square(1),
                1,
                true,
                new Initializer.HeUniform(),
                ZERO);
    }

    private static List<Parameter> train(Network network, Optimizer optimizer, int batch, int examples) {
        int width = network.inputShape().size();
        RandomStream random = RandomStream.of(SEED, StreamTag.SPLIT, "examples");
        float[] inputs = new float[examples * width];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = random.uniform(0, i) - 0.5f;
        }
        int[] classes = new int[examples];
        for (int i = 0; i < examples; i++) {
            classes[i] = inputs[i * width] > 0 ? 1 : inputs[i * width + 1] > 0 ? 2 : 3;
        }
        new Trainer(
                        network,
                        new SoftmaxCrossEntropy(CLASSES),
                        optimizer,
                        new DenseDataset(network.inputShape(), inputs, new Targets(classes, CLASSES)),
                        new TrainingPlan(batch, true, true, SEED))
                .epoch(0, tally -> {});
        return network.parameters();
    }
}
