package org.pierian.runner.http;

/// A client that has gone, or is given up: nobody is to be answered.
final class ClientGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClientGone(Exception cause) {
        super(cause.getMessage(), cause, false, false);
    }
}
