package org.pierian.spec.read;

import java.util.Optional;
import java.util.SequencedMap;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.Node;

/// A block of a spec.
///
/// @param name its name, where it is defined
/// @param index how many blocks are above it
/// @param params its parameters in order, by name; the first is the main one
/// @param layers its layers as they are written; refused if the block is wrong
record Block(Node.Scalar name, int index, SequencedMap<String, Param> params, Node layers) {

    /// A parameter of a block.
    ///
    /// @param name its name
    /// @param byDefault its value where none is given; without one it is required
    record Param(Node.Scalar name, Optional<Node> byDefault) {}

    /// For messages.
    String what() {
        return "block `" + Describe.cut(name.text()) + "`";
    }
}
