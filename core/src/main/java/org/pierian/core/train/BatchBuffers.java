package org.pierian.core.train;

import org.pierian.core.data.Batch;
import org.pierian.core.data.TargetType;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.PerBatch;
import org.pierian.core.loss.Loss;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Batches over a network's input buffer, made once for each size, and their losses.
public final class BatchBuffers {

    private final Network network;
    private final Tensor classes;
    private final Tensor targets;
    private final Tensor losses;
    private final PerBatch<Batch> batches = new PerBatch<>(this::make);

    /// @param network whose input is filled
    /// @param type what the examples should become
    /// @param loss what takes the targets
    public BatchBuffers(Network network, TargetType type, Loss loss) {
        this.network = network;
        int most = network.maxBatch();
        Shape positions = type instanceof TargetType.Classes c ? c.positions() : Shape.of();
        this.classes =
                type instanceof TargetType.Classes ? network.backend().zeros(positions.prepend(most)) : Tensor.NONE;
        this.targets = loss.takes() == Loss.Takes.NUMBERS
                ? network.backend().zeros(type.outputShape().prepend(most))
                : Tensor.NONE;
        this.losses = network.backend().zeros(positions.prepend(most));
    }

    /// The batch of the given size; the same object for the same size.
    public Batch batch(int size) {
        return batches.of(size);
    }

    private Batch make(int size) {
        return new Batch(
                network.run(size).input(), network.run(size).lengths(), rows(classes, size), rows(targets, size));
    }

    private static Tensor rows(Tensor tensor, int size) {
        return tensor.isNone() ? tensor : tensor.rows(size);
    }

    /// The loss of each target of the largest batch.
    public Tensor losses() {
        return losses;
    }
}
