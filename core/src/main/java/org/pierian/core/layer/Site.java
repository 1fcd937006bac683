package org.pierian.core.layer;

import org.pierian.core.init.Initializer;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Shape;

/// A layer's place in a network: its path, from which its random streams and its parameters' names derive, and
/// the largest batch.
///
/// @param path position in the architecture, `0`, `1`, ... and `2.0` inside a container; empty for the network
/// itself
/// @param seed the experiment's seed
/// @param maxBatch the most examples that a forward pass will bring
public record Site(String path, long seed, int maxBatch) {

    /// The place of a child.
    public Site child(int index) {
        return new Site(path.isEmpty() ? Integer.toString(index) : path + "." + index, seed, maxBatch);
    }

    /// The random stream of this layer for one purpose.
    public RandomStream stream(StreamTag tag) {
        return RandomStream.of(seed, tag, path);
    }

    /// Makes a parameter of this layer, filled with its initial values.
    ///
    /// @param name name within the layer
    /// @param shape shape in weights files
    /// @param transposed whether memory holds it transposed, see [Parameter]
    /// @param initializer draws the values, from a stream of the parameter's own
    public Parameter parameter(String name, Shape shape, boolean transposed, Initializer initializer) {
        String fullName = path.isEmpty() ? name : path + "." + name;
        Parameter parameter = Parameter.zeros(fullName, shape, transposed);
        float[] values = new float[shape.size()];
        initializer.fill(shape, RandomStream.of(seed, StreamTag.INIT, fullName), values);
        parameter.assign(values);
        return parameter;
    }
}
