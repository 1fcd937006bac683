package org.pierian.core.layer;

import org.pierian.core.tensor.Shape;

/// Name and shape of a parameter that has not been made.
///
/// @param name name within its layer, for example `weight` or `0.bias`
/// @param shape the shape it has in weights files
public record ParameterShape(String name, Shape shape) {

    /// With the name that it has in a container.
    ///
    /// @param part of the name, for example the layer's index in the container
    public ParameterShape within(String part) {
        return new ParameterShape(part + "." + name, shape);
    }
}
