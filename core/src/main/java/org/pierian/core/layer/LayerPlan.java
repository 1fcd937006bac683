package org.pierian.core.layer;

import java.util.List;
import org.pierian.core.tensor.Shape;

/// A layer before memory is spent on it: what it makes of a shape, which parameters it needs, and how to build
/// it.
public interface LayerPlan {

    /// Shape of one example's output.
    ///
    /// @param in shape of one example's input, without the batch axis
    /// @throws org.pierian.core.tensor.ShapeException when the input does not fit
    Shape outputShape(Shape in);

    /// The parameters that the layer would own, in order, with names that begin at the layer.
    ///
    /// @param in an input shape that fits
    default List<ParameterShape> parameterShapes(Shape in) {
        return List.of();
    }

    /// Multiplications followed by an addition in one example's forward pass; 0 for layers that only touch
    /// elements.
    ///
    /// @param in an input shape that fits
    default long multiplyAdds(Shape in) {
        return 0;
    }

    /// Makes the layer.
    ///
    /// @param in an input shape that fits
    /// @param site the layer's place in the network
    Layer build(Shape in, Site site);
}
