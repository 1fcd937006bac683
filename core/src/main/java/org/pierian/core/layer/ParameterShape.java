package org.pierian.core.layer;

import org.pierian.core.tensor.Shape;

/// Name and shape of a parameter that has not been made.
///
/// @param name name within its layer, for example `weight` or `0.bias`
/// @param shape the shape it has in weights files
public record ParameterShape(String name, Shape shape) {

    /// With the name that it has in a container.
    ///
    /// @param child index of the layer in the container
    public ParameterShape within(int child) {
        return new ParameterShape(child + "." + name, shape);
    }
}
