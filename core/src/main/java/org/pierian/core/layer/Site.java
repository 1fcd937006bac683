package org.pierian.core.layer;

import java.util.Optional;
import org.pierian.core.backend.Backend;
import org.pierian.core.init.Initializer;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.Tensor;

/// A layer's place in a network: its position, from which its random streams derive, its name, with which the names
/// of its parameters begin, the largest batch, and the backend that it computes with.
///
/// @param path position in the architecture, `0`, `1`, ... and `2.0` inside a container; empty for the network
///     itself
/// @param name the same with the names that a person has given: `conv1`, `2.up`
/// @param seed the experiment's seed
/// @param maxBatch the most examples that a forward pass will bring
/// @param backend memory and arithmetic
/// @param made the parameters of the layers before, and of this one
public record Site(String path, String name, long seed, int maxBatch, Backend backend, MadeParameters made) {

    /// A place whose name is its path, without layers before it.
    public Site(String path, long seed, int maxBatch, Backend backend) {
        this(path, path, seed, maxBatch, backend, new MadeParameters());
    }

    /// The place of a child without a name of its own.
    public Site child(int index) {
        return child(Integer.toString(index), Integer.toString(index));
    }

    /// The place of a child.
    ///
    /// @param position part of its path
    /// @param part part of its name; changes no number
    public Site child(String position, String part) {
        return new Site(join(path, position), join(name, part), seed, maxBatch, backend, made);
    }

    /// The random stream of this layer for one purpose.
    public RandomStream stream(StreamTag tag) {
        return RandomStream.of(seed, tag, path);
    }

    /// Makes a parameter of this layer, filled with its initial values.
    ///
    /// @param own name within the layer
    /// @param shape shape in weights files
    /// @param transposed whether memory holds it transposed, see [Parameter]
    /// @param initializer draws the values, from a stream of the parameter's own
    public Parameter parameter(String own, Shape shape, boolean transposed, Initializer initializer) {
        Parameter parameter = Parameter.zeros(join(name, own), shape, transposed, backend);
        float[] values = new float[shape.size()];
        initializer.fill(shape, RandomStream.of(seed, StreamTag.INIT, join(path, own)), values);
        parameter.assign(values);
        made.add(parameter);
        return parameter;
    }

    /// The parameter of an earlier layer, to be used by this one too: its gradient is collected by both.
    ///
    /// @param layer name of the layer, looked for among the neighbours first, then further out
    /// @param own name within that layer
    /// @param shape the shape that it must have
    /// @throws ShapeException when no earlier layer of that name has such a parameter, or it has another shape
    public Parameter shared(String layer, String own, Shape shape) {
        Optional<Parameter> found = Optional.empty();
        for (int end = name.length(); end >= 0 && found.isEmpty(); ) {
            end = name.lastIndexOf('.', end - 1);
            found = made.find(name.substring(0, end + 1) + layer + "." + own);
        }
        Parameter parameter = found.orElseThrow(
                () -> new ShapeException("no layer `" + layer + "` with a " + own + " comes before layer " + name));
        if (!parameter.shape().equals(shape)) {
            throw new ShapeException(
                    "the " + own + " of layer `" + layer + "` has shape " + parameter.shape() + ", wanted " + shape);
        }
        parameter.share();
        return parameter;
    }

    /// Makes a bias of `[size]`, or none.
    ///
    /// @param initializer draws the values; empty for a layer without bias
    public Optional<Parameter> bias(int size, Optional<Initializer> initializer) {
        return initializer.map(init -> parameter("bias", Shape.of(size), false, init));
    }

    /// Makes a state of this layer.
    ///
    /// @param own name within the layer
    /// @param start the value that it starts from
    public State state(String own, Shape shape, float start) {
        Tensor tensor = backend.zeros(shape);
        tensor.fill(start);
        return new State(join(name, own), tensor);
    }

    private static String join(String before, String part) {
        return before.isEmpty() ? part : before + "." + part;
    }

    /// A tensor of zeros for a batch.
    ///
    /// @param example shape of one example
    public Tensor batch(Shape example) {
        return backend.zeros(example.prepend(maxBatch));
    }
}
