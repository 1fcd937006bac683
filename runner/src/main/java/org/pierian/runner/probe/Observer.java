package org.pierian.runner.probe;

import org.pierian.core.layer.Pass;
import org.pierian.core.tensor.Tensor;

/// Stands between the layers of a network and what runs them. It has to run a layer's passes, and may do more.
interface Observer {

    /// Called once for each layer, in order, when the network is built.
    default void built(Place place) {}

    /// Runs a layer's forward pass over a whole batch.
    default void forward(Place place, Pass pass, Tensor x, Tensor y) {
        place.layer().forward(pass, x, y);
    }

    /// Runs a layer's backward pass over a whole batch.
    default void backward(Place place, Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        place.layer().backward(pass, x, y, dy, dx);
    }
}
