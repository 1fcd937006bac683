package org.pierian.core.backend;

/// How a result gets to its place.
public enum Store {
    /// Over what was there.
    WRITE,
    /// Added to what was there: the result is computed in full and then added once, element by element.
    ADD,
    /// As if what was there were the sum of earlier terms: each chain goes on from it.
    CONTINUE
}
