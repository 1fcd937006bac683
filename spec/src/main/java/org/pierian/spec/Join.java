package org.pierian.spec;

/// How the outputs of branches become one.
public enum Join {
    /// Their sum.
    @Doc("Their sum; axes of size 1 are stretched.")
    ADD,
    /// Their product.
    @Doc("Their product; axes of size 1 are stretched.")
    MULTIPLY,
    /// One behind the other.
    @Doc("One behind the other along `dim`.")
    CONCAT
}
