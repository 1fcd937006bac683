package org.pierian.core.layer.container;

import org.pierian.core.layer.Layer;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.PerBatch;
import org.pierian.core.tensor.Tensor;

/// A branch of a container: a layer, and where its input and its output lie.
///
/// @param layer does nothing in a branch that gives its input, and is then never run
/// @param name the layer's name in the network
/// @param shares the part of the container's input that the branch is given; unused where it is given all
/// @param isSplit whether it is given a part
/// @param outputs memory for the output; unused where it lies elsewhere
/// @param place where the output lies
record Branch(
        Layer layer, String name, PerBatch<Tensor> shares, boolean isSplit, PerBatch<Tensor> outputs, Place place) {

    /// Where the output of a branch lies.
    enum Place {
        /// In memory of its own.
        OWN,
        /// In memory that the next branch writes over.
        SHARED,
        /// In the container's output.
        JOINED,
        /// It is the input.
        INPUT
    }

    /// Whether it gives its input.
    boolean isIdentity() {
        return place == Place.INPUT;
    }

    /// What it is given.
    ///
    /// @param x the container's input
    Tensor input(Pass pass, Tensor x) {
        return isSplit ? shares.of(pass.end()) : x;
    }

    /// What it gives.
    ///
    /// @param x the container's input
    /// @param y the container's output
    Tensor output(Pass pass, Tensor x, Tensor y) {
        return switch (place) {
            case OWN, SHARED -> outputs.of(pass.end());
            case JOINED -> y;
            case INPUT -> input(pass, x);
        };
    }
}
