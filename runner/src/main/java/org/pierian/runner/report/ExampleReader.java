package org.pierian.runner.report;

import java.util.stream.IntStream;
import org.pierian.core.backend.Backend;
import org.pierian.core.data.Batch;
import org.pierian.core.data.Dataset;
import org.pierian.core.data.TargetType;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Reads examples and what a network should say of them, apart from any network.
final class ExampleReader {

    private final Dataset dataset;
    private final Batch whole;
    private final int[] order;

    /// @param dataset the examples
    /// @param most how many are read at once
    /// @param backend where they lie
    ExampleReader(Dataset dataset, int most, Backend backend) {
        this.dataset = dataset;
        TargetType type = dataset.targetType();
        boolean hasClasses = type instanceof TargetType.Classes;
        Shape positions = type instanceof TargetType.Classes classes ? classes.positions() : Shape.of();
        this.whole = new Batch(
                backend.zeros(dataset.inputType().shape().prepend(most)),
                new int[dataset.inputType().padded() ? most : 0],
                hasClasses ? backend.zeros(positions.prepend(most)) : Tensor.NONE,
                hasClasses ? Tensor.NONE : backend.zeros(type.outputShape().prepend(most)));
        this.order = IntStream.range(0, dataset.size()).toArray();
    }

    /// Reads some examples.
    ///
    /// @return valid until the next call
    Batch read(int first, int count) {
        Batch batch = new Batch(
                whole.inputs().rows(count),
                whole.lengths().length == 0 ? whole.lengths() : new int[count],
                whole.classes().isNone() ? Tensor.NONE : whole.classes().rows(count),
                whole.targets().isNone() ? Tensor.NONE : whole.targets().rows(count));
        dataset.fill(order, first, batch);
        return batch;
    }

    /// Number of examples.
    int size() {
        return dataset.size();
    }
}
