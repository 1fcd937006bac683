package org.pierian.runner.bind;

import java.util.List;
import java.util.Optional;
import org.pierian.core.tensor.Shape;
import org.pierian.spec.InitSpec;
import org.pierian.spec.LayerSpec;

/// What checks and estimates have to know of a layer beyond its plan.
///
/// @param input what the layer takes
/// @param inits how its parameters start, where the spec says so of this layer
/// @param writtenInputs the number of features or channels that a person wrote, though it is inferred
/// @param kept numbers for each example that the layer keeps between its two passes, besides its output
record LayerFacts(Input input, List<Optional<InitSpec>> inits, Optional<Integer> writtenInputs, Kept kept) {

    /// What a layer takes.
    enum Input {
        /// Every shape.
        ANY,
        /// `[features]`.
        ROWS,
        /// `[channels, height, width]`.
        PICTURES
    }

    /// What a layer keeps.
    enum Kept {
        /// Nothing.
        NOTHING,
        /// A number for each of its inputs, such as a mask.
        INPUTS,
        /// A number for each of its outputs, such as the place of a maximum.
        OUTPUTS
    }

    private static LayerFacts of(Input input, Kept kept) {
        return new LayerFacts(input, List.of(), Optional.empty(), kept);
    }

    /// The facts of a layer.
    static LayerFacts of(LayerSpec layer) {
        return switch (layer) {
            case LayerSpec.Sigmoid _, LayerSpec.Tanh _, LayerSpec.Relu _, LayerSpec.Flatten _, LayerSpec.Sequential _ ->
                of(Input.ANY, Kept.NOTHING);
            case LayerSpec.Dropout _ -> of(Input.ANY, Kept.INPUTS);
            case LayerSpec.AvgPool2d _ -> of(Input.PICTURES, Kept.NOTHING);
            case LayerSpec.MaxPool2d _ -> of(Input.PICTURES, Kept.OUTPUTS);
            case LayerSpec.Linear linear ->
                new LayerFacts(
                        Input.ROWS, List.of(linear.init(), linear.biasInit()), linear.inFeatures(), Kept.NOTHING);
            case LayerSpec.Conv2d conv ->
                new LayerFacts(Input.PICTURES, List.of(conv.init(), conv.biasInit()), conv.inChannels(), Kept.NOTHING);
        };
    }

    /// How many numbers are kept for each example.
    ///
    /// @param in shape of one example's input
    /// @param out shape of its output
    long kept(Shape in, Shape out) {
        return switch (kept) {
            case NOTHING -> 0;
            case INPUTS -> in.size();
            case OUTPUTS -> out.size();
        };
    }

    /// What to do where an input does not fit, in words for a person.
    ///
    /// @param in the input's shape
    /// @param pictureAdvice what to do where pictures are wanted and rows come
    Optional<String> advice(Shape in, String pictureAdvice) {
        return switch (input) {
            case ANY -> Optional.empty();
            case ROWS -> Optional.of(in.rank() == 1 ? infer("in_features", in) : "add `- flatten` before it");
            case PICTURES -> {
                if (in.rank() == 1) {
                    yield Optional.of(pictureAdvice);
                }
                boolean others = writtenInputs.isPresent() && writtenInputs.get() != in.dim(0);
                yield Optional.of(others ? infer("in_channels", in) : "make the window smaller, or the picture larger");
            }
        };
    }

    private static String infer(String key, Shape in) {
        return "delete `" + key + "`, which is inferred, or write `" + key + ": " + in.dim(0) + "`";
    }
}
