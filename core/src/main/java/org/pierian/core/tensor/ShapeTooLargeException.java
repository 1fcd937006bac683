package org.pierian.core.tensor;

import java.util.Arrays;

/// A shape has more elements than a tensor can hold.
public final class ShapeTooLargeException extends ShapeException {

    private static final long serialVersionUID = 1L;

    /// @param dims the sizes asked for
    ShapeTooLargeException(int[] dims) {
        super("a tensor of shape " + Arrays.toString(dims) + " has more than " + Shape.MAX_SIZE + " elements");
    }
}
