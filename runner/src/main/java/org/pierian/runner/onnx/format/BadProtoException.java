package org.pierian.runner.onnx.format;

/// Bytes that are no such message.
final class BadProtoException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long place;

    /// @param what what was found
    /// @param place of the byte in the file
    BadProtoException(String what, long place) {
        super(what);
        this.place = place;
    }

    BadProtoException(String what, long place, Throwable cause) {
        super(what, cause);
        this.place = place;
    }

    /// Place of the byte in the file.
    long place() {
        return place;
    }
}
