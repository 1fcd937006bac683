package org.pierian.core.train;

import org.pierian.core.backend.Elementwise;
import org.pierian.core.data.TargetType;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.PerBatch;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// The outputs of a network as losses and metrics take them: with the classes on the last axis. Outputs that have
/// them on the first, `[classes, height, width]`, are transposed; all others are what the network gives.
final class Scores {

    private final Network network;
    private final Elementwise elementwise;
    private final Tensor output;
    private final Tensor gradient;
    private final Shape shape;
    private final boolean transposed;
    private final PerBatch<Views> views = new PerBatch<>(this::views);

    /// The tensors of one batch size: what losses see, and the same as `[batch, classes, positions]` in the network
    /// and as `[batch, positions, classes]` here.
    private record Views(
            Tensor output,
            Tensor gradient,
            Tensor networkOutput,
            Tensor networkGradient,
            Tensor planes,
            Tensor gradientPlanes) {}

    /// @param network what gives the outputs
    /// @param type what they should become
    Scores(Network network, TargetType type) {
        this.network = network;
        this.elementwise = network.backend().elementwise();
        this.transposed = type instanceof TargetType.Classes classes && classes.classesFirst();
        this.shape = type instanceof TargetType.Classes classes
                ? classes.positions().append(classesOf(network, classes))
                : type.outputShape();
        Shape most = shape.prepend(network.maxBatch());
        this.output = transposed ? network.backend().zeros(most) : Tensor.NONE;
        this.gradient = transposed ? network.backend().zeros(most) : Tensor.NONE;
    }

    /// A loss of two classes may take a single output for both.
    private static int classesOf(Network network, TargetType.Classes classes) {
        return classes.classesFirst() ? network.outputType().shape().dim(0) : classes.outputs();
    }

    /// The outputs of the last forward pass.
    Tensor output(Network.Run run) {
        if (!transposed) {
            return run.output();
        }
        Views all = views.of(run.output().rows());
        elementwise.transpose(all.networkOutput(), all.planes());
        return all.output();
    }

    /// What receives the gradient of those outputs, before [#finish].
    Tensor gradient(Network.Run run) {
        return transposed ? views.of(run.output().rows()).gradient() : run.outputGradient();
    }

    /// Hands the gradient on to the network.
    void finish(Network.Run run) {
        if (transposed) {
            Views all = views.of(run.output().rows());
            elementwise.transpose(all.gradientPlanes(), all.networkGradient());
        }
    }

    private Views views(int batch) {
        int classes = shape.last();
        int positions = shape.size() / classes;
        Network.Run run = network.run(batch);
        Shape first = Shape.of(batch, classes, positions);
        Shape last = Shape.of(batch, positions, classes);
        Tensor seen = output.rows(batch);
        Tensor wanted = gradient.rows(batch);
        return new Views(
                seen,
                wanted,
                run.output().reshape(first),
                run.outputGradient().reshape(first),
                seen.reshape(last),
                wanted.reshape(last));
    }
}
