package org.pierian.core.layer.container;

/// How the outputs of branches become one.
public enum Join {
    /// Their sum, in the order of the branches.
    ADD,
    /// Their product, in the order of the branches.
    MULTIPLY,
    /// One behind the other along an axis.
    CONCAT
}
