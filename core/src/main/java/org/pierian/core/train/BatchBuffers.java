package org.pierian.core.train;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.data.Batch;
import org.pierian.core.layer.Network;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Batches over a network's input buffer, made once for each size.
final class BatchBuffers {

    private final Network network;
    private final Tensor targets;
    private final int[] labels;
    private final List<Batch> batches = new ArrayList<>();

    BatchBuffers(Network network, int outputs) {
        this.network = network;
        this.targets = Tensor.zeros(Shape.of(network.maxBatch(), outputs));
        this.labels = new int[network.maxBatch()];
    }

    /// The batch of the given size; the same object for the same size.
    Batch batch(int size) {
        for (int i = 0; i < batches.size(); i++) {
            if (batches.get(i).size() == size) {
                return batches.get(i);
            }
        }
        Batch made = new Batch(network.pass(size).input(), targets.rows(size), labels);
        batches.add(made);
        return made;
    }
}
