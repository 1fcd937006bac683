package org.pierian.runner.dataset.arrays;

import java.util.List;
import java.util.stream.Collectors;

/// What stands before the numbers of an array.
///
/// @param type what each number is
/// @param isFortran whether the first axis runs fastest, and not the last
/// @param shape sizes of the axes, whose product with the bytes of a number is below 2^31
record NpyHeader(NpyType type, boolean isFortran, List<Integer> shape) {

    /// Takes a copy.
    NpyHeader {
        shape = List.copyOf(shape);
    }

    /// Number of elements.
    int size() {
        return shape.stream().reduce(1, (a, b) -> a * b);
    }

    /// Bytes of all elements.
    int bytes() {
        return size() * type.bytes();
    }

    /// The shape as messages show it, `[60000, 28, 28]`.
    String shapeText() {
        return text(shape);
    }

    /// A shape as messages show it.
    static String text(List<?> axes) {
        return axes.stream().map(Object::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
