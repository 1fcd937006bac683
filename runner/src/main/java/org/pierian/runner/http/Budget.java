package org.pierian.runner.http;

import java.util.concurrent.atomic.AtomicLong;

/// How many bytes of bodies may be in memory at a time, over all connections.
final class Budget {

    private final AtomicLong left;

    Budget(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /// Takes some.
    ///
    /// @throws Refusal when there are not so many
    void take(long bytes) {
        if (left.addAndGet(-bytes) < 0) {
            left.addAndGet(bytes);
            throw Refusal.of(503, "the server works on many large requests, and takes no more")
                    .header("Retry-After", "1");
        }
    }

    /// Gives some back.
    void give(long bytes) {
        left.addAndGet(bytes);
    }
}
