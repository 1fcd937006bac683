package org.pierian.runner.probe;

import org.pierian.core.layer.Layer;
import org.pierian.core.tensor.TensorType;

/// A layer of a network that contains no other, in its place.
///
/// @param name as in weights files: `0`, `2.1`, `head`
/// @param word the word in the spec
/// @param in one example's input
/// @param out one example's output
/// @param multiplyAdds multiplications with an addition in one example's forward pass
/// @param layer the layer itself
public record Place(String name, String word, TensorType in, TensorType out, long multiplyAdds, Layer layer) {}
