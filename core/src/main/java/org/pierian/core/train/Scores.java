package org.pierian.core.train;

import java.util.List;
import java.util.Optional;
import org.pierian.core.backend.Move;
import org.pierian.core.backend.Moves;
import org.pierian.core.backend.Rearrangement;
import org.pierian.core.data.TargetType;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.PerBatch;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// The outputs of a network as losses and metrics take them: with the classes on the last axis. Outputs that have
/// them on the first, `[classes, height, width]`, are transposed; all others are what the network gives.
public final class Scores {

    private final Optional<Rearrangement> classesLast; // where the network has them first
    private final Tensor output;
    private final Tensor gradient;
    private final PerBatch<Views> views = new PerBatch<>(this::views);

    /// What losses see of one batch size.
    private record Views(Tensor output, Tensor gradient) {}

    /// @param network what gives the outputs
    /// @param type what they should become
    public Scores(Network network, TargetType type) {
        if (type instanceof TargetType.Classes classes && classes.classesFirst()) {
            int outputs = network.outputType().shape().dim(0);
            Shape shape = classes.positions().append(outputs);
            this.classesLast =
                    Optional.of(network.backend().rearrangement(classesLast(outputs, shape.size() / outputs)));
            this.output = network.backend().zeros(shape.prepend(network.maxBatch()));
            this.gradient = network.backend().zeros(output.shape());
        } else {
            this.classesLast = Optional.empty();
            this.output = Tensor.NONE;
            this.gradient = Tensor.NONE;
        }
    }

    /// Exchanges the axes of `[classes, positions]`.
    private static Moves classesLast(int classes, int positions) {
        List<Move.Axis> axes = List.of(new Move.Axis(classes, positions, 1), new Move.Axis(positions, 1, classes));
        return new Moves(classes * positions, classes * positions, List.of(new Move(0, 0, axes)));
    }

    /// The outputs of the last forward pass.
    public Tensor output(Network.Run run) {
        if (classesLast.isEmpty()) {
            return run.output();
        }
        Tensor seen = views.of(run.output().rows()).output();
        classesLast.get().forward(0, seen.rows(), run.output(), seen);
        return seen;
    }

    /// What receives the gradient of those outputs, before [#finish].
    Tensor gradient(Network.Run run) {
        return classesLast.isPresent() ? views.of(run.output().rows()).gradient() : run.outputGradient();
    }

    /// Hands the gradient on to the network.
    void finish(Network.Run run) {
        if (classesLast.isPresent()) {
            Tensor wanted = views.of(run.output().rows()).gradient();
            classesLast.get().backward(0, wanted.rows(), wanted, run.outputGradient());
        }
    }

    private Views views(int batch) {
        return new Views(output.rows(batch), gradient.rows(batch));
    }
}
