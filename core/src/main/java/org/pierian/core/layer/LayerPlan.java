package org.pierian.core.layer;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.tensor.TensorType;

/// A layer before memory is allocated for it: its output type, which parameters it needs, and how to build it.
public interface LayerPlan {

    /// The type of the output for one example.
    ///
    /// @param in one example's input
    /// @throws org.pierian.core.tensor.ShapeException when the input does not fit
    TensorType output(TensorType in);

    /// The parameters that the layer would own, in order, with names that begin at the layer.
    ///
    /// @param in an input that fits
    default List<ParameterShape> parameterShapes(TensorType in) {
        return List.of();
    }

    /// The state that the layer would keep besides its parameters, likewise.
    ///
    /// @param in an input that fits
    default List<ParameterShape> stateShapes(TensorType in) {
        return List.of();
    }

    /// Whether an input may have indices, [TensorType#isNumbers]; most layers want numbers only.
    default boolean takesIndices() {
        return false;
    }

    /// Whether a training step draws random numbers, so that the same input has another output in each step.
    default boolean isRandom() {
        return children().stream().anyMatch(LayerPlan::isRandom);
    }

    /// Multiplications followed by an addition in one example's forward pass; 0 for layers that only touch
    /// elements.
    ///
    /// @param in an input that fits
    default long multiplyAdds(TensorType in) {
        return 0;
    }

    /// Numbers that the layer holds for itself besides parameters and state, such as masks. Outputs and their
    /// gradients are not counted, nor is what its children hold.
    ///
    /// @param in an input that fits
    /// @param maxBatch the most examples in a pass
    default long scratch(TensorType in, int maxBatch) {
        return 0;
    }

    /// Numbers that the layer holds for each example of a training step that comes in several passes.
    ///
    /// @param in an input that fits
    default long stepScratch(TensorType in) {
        return 0;
    }

    /// The layers inside, in order; empty for a layer that contains none.
    default List<LayerPlan> children() {
        return List.of();
    }

    /// What a child is given, when this layer is given `in`.
    ///
    /// @param child index in [#children]
    /// @param in an input that fits all children before that one
    /// @param outputs what the children before that one give
    default TensorType childInput(int child, TensorType in, List<TensorType> outputs) {
        throw new IndexOutOfBoundsException(child);
    }

    /// The same, with what the children before give found out on the way.
    ///
    /// @param child index in [#children]
    /// @param in an input that fits all children before that one
    default TensorType childInput(int child, TensorType in) {
        List<TensorType> outputs = new ArrayList<>();
        for (int i = 0; i < child; i++) {
            outputs.add(children().get(i).output(childInput(i, in, outputs)));
        }
        return childInput(child, in, outputs);
    }

    /// Whether a child takes part, when this layer is given `in`; one that does not is never built.
    ///
    /// @param child index in [#children]
    /// @param in an input that fits all children before that one
    default boolean uses(int child, TensorType in) {
        return true;
    }

    /// Makes the layer.
    ///
    /// @param in an input that fits
    /// @param site the layer's place in the network
    Layer build(TensorType in, Site site);
}
