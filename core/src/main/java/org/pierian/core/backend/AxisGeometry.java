package org.pierian.core.backend;

/// An axis of an example, with what lies around it: `[outer, size, inner]`.
///
/// @param outer elements of the axes before it
/// @param size elements of the axis
/// @param inner elements of the axes behind it
public record AxisGeometry(int outer, int size, int inner) {

    /// Elements of one example.
    public int elements() {
        return outer * size * inner;
    }

    /// Elements of one example without the axis.
    public int results() {
        return outer * inner;
    }
}
