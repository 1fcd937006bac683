package org.pierian.runner.doctor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.backend.Backend;
import org.pierian.core.data.DenseDataset;
import org.pierian.core.data.Targets;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.Parameter;
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
import org.pierian.core.loss.Loss;
import org.pierian.core.loss.SoftmaxCrossEntropy;
import org.pierian.core.metric.MeanLoss;
import org.pierian.core.optimizer.Adam;
import org.pierian.core.optimizer.Formula;
import org.pierian.core.optimizer.Momentum;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.core.train.Descent;
import org.pierian.core.train.Trainer;
import org.pierian.core.train.TrainingPlan;

/// Two networks of the most usual kinds of layers, trained for a moment on random examples.
final class SmallNetworks {

    private static final long SEED = 20260101L;
    private static final int CLASSES = 4;
    private static final Initializer ZERO = new Initializer.Constant(0f);

    private SmallNetworks() {}

    /// Linear, tanh, dropout and sigmoid, one example at a time.
    static List<Parameter> dense(Backend backend) {
        LayerPlan plan = new Sequential.Plan(List.of(
                linear(37),
                new Tanh(),
                new Dropout.Plan(0.2, false, Optional.empty()),
                linear(20),
                new Sigmoid(),
                linear(CLASSES)));
        Network network = Network.build(plan, TensorType.numbers(Shape.of(70)), 1, SEED, backend);
        return train(network, new Momentum(0.9), 0.1, 1, 120);
    }

    /// Convolution, pooling, relu and dropout, in batches of 7.
    static List<Parameter> pictures(Backend backend) {
        LayerPlan plan = new Sequential.Plan(List.of(
                convolution(6, Size.square(1)),
                new Relu(),
                new MaxPool2d(Size.square(2), Size.square(2), Size.square(0)),
                convolution(5, Size.square(2)),
                new AvgPool2d(Size.square(2), Size.square(1), Size.square(0)),
                new Flatten.Plan(),
                new Dropout.Plan(0.25, true, Optional.empty()),
                linear(33),
                new Relu(),
                linear(CLASSES)));
        Network network = Network.build(plan, TensorType.numbers(Shape.of(2, 12, 12)), 7, SEED, backend);
        return train(network, new Adam(0.9, 0.999, 1e-8, 0.01, true), 0.01, 7, 40);
    }

    private static LayerPlan linear(int outputs) {
        return new Linear.Plan(outputs, OptionalInt.empty(), new Initializer.Xavier(), Optional.of(ZERO));
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
                new Initializer.FanInUniform(2),
                Optional.of(ZERO));
    }

    private static List<Parameter> train(Network network, Formula formula, double rate, int batch, int examples) {
        Shape shape = network.inputType().shape();
        int width = shape.size();
        RandomStream random = RandomStream.of(SEED, StreamTag.SPLIT, "examples");
        float[] inputs = new float[examples * width];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = random.uniform(0, i) - 0.5f;
        }
        int[] classes = new int[examples];
        for (int i = 0; i < examples; i++) {
            classes[i] = inputs[i * width] > 0 ? 1 : inputs[i * width + 1] > 0 ? 2 : 3;
        }
        Backend backend = network.backend();
        Loss loss = new SoftmaxCrossEntropy(backend);
        Optimizer optimizer = new Optimizer(formula, rate, network.parameters(), backend);
        new Trainer(
                        network,
                        loss,
                        List.of(new MeanLoss(loss)),
                        new Descent(network.parameters(), backend, optimizer, Optional.empty(), Optional.empty()),
                        new DenseDataset(shape, inputs, new Targets(classes, CLASSES)),
                        new TrainingPlan(batch, true, true, SEED))
                .epoch(0, tally -> {});
        return network.parameters();
    }
}
