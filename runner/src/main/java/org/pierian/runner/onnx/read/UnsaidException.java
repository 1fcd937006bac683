package org.pierian.runner.onnx.read;

/// A node that the language has no words for.
final class UnsaidException extends Exception {

    private static final long serialVersionUID = 1L;

    /// @param why what cannot be said
    UnsaidException(String why) {
        super(why);
    }

    /// What cannot be said.
    String why() {
        return String.valueOf(getMessage());
    }
}
