package org.pierian.core.tensor;

/// Shapes that had to fit do not. The message names what was expected and what came.
public class ShapeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// An exception with a message for the person who wrote the architecture.
    public ShapeException(String message) {
        super(message);
    }
}
