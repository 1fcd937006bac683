package org.pierian.spec.read;

import java.util.Map;
import java.util.Optional;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.yaml.Node;

/// What names and blocks mean at a place: those of the spec, or those in the body of a block that is being used.
///
/// @param arguments the values of the block's parameters; empty outside of blocks
/// @param visibleBlocks how many blocks may be used, from the first
/// @param use the use of the block, if it is a block's body
record Scope(Map<String, Argument> arguments, int visibleBlocks, Optional<Location.Use> use) {

    /// The value of a parameter, to be read where it was written.
    ///
    /// @param owner `params`, or the block
    /// @param name the parameter
    /// @param value its value
    /// @param definition where the value is written
    /// @param scope what names in the value mean
    record Argument(String owner, String name, Node value, Location definition, Scope scope) {
        Node.Parameter parameter() {
            return new Node.Parameter(owner, name, definition);
        }
    }

    /// The scope of what stands outside of blocks.
    static Scope ofSpec(int blocks) {
        return new Scope(Map.of(), blocks, Optional.empty());
    }

    /// Where a node stands.
    Location place(Node node) {
        return node.location().usedBy(use);
    }
}
