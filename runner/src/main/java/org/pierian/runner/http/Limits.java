package org.pierian.runner.http;

import java.time.Duration;

/// How much a server takes of its clients.
///
/// @param bodyBytes the most bytes of a request's body; more is refused with 413
/// @param requestTime how long the body of a request may take to arrive; later ones are refused with 408
/// @param replyTime how long a client may take to read a reply that is not a stream; its connection is closed then
/// @param requests the most requests that are worked on at a time, streams among them; others are refused with 503
public record Limits(int bodyBytes, Duration requestTime, Duration replyTime, int requests) {

    /// Those of a page that one person looks at.
    public static final Limits OF_A_PAGE = new Limits(1 << 16, Duration.ofSeconds(10), Duration.ofSeconds(30), 64);

    /// @throws IllegalArgumentException when one of them is not positive
    public Limits {
        if (bodyBytes < 1 || requests < 1 || !requestTime.isPositive() || !replyTime.isPositive()) {
            throw new IllegalArgumentException("limits are positive");
        }
    }
}
