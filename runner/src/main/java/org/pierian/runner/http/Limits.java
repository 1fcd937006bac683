package org.pierian.runner.http;

import java.time.Duration;

/// How much a server takes of its clients.
///
/// @param bodyBytes the most bytes of a request's body; more is refused with 413
/// @param requestTime how long a request may take to arrive from its first byte on; later ones are refused with 408
/// @param idleTime how long a connection is kept without a request, and a client may take to read a reply that is not a
///     stream
/// @param connections the most connections at a time; others are refused with 503
public record Limits(int bodyBytes, Duration requestTime, Duration idleTime, int connections) {

    /// Those of a page that one person looks at.
    public static final Limits OF_A_PAGE = new Limits(1 << 16, Duration.ofSeconds(10), Duration.ofSeconds(30), 64);

    /// The most bytes of a request line and its headers; more is refused with 431.
    static final int HEAD_BYTES = 1 << 14;

    /// The most headers of a request.
    static final int HEADERS = 100;

    /// @throws IllegalArgumentException when one of them is not positive
    public Limits {
        if (bodyBytes < 1 || connections < 1 || !requestTime.isPositive() || !idleTime.isPositive()) {
            throw new IllegalArgumentException("limits are positive");
        }
    }
}
