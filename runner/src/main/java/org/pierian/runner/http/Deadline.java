package org.pierian.runner.http;

import java.util.concurrent.atomic.AtomicReference;

/// Until when a client has to have sent its request, or read its reply. Whoever is first decides: the thread that works
/// for the client, or the watch that finds it too slow.
final class Deadline {

    /// What is waited for.
    enum Stage {
        /// The request; who is late is told so.
        REQUEST,
        /// The answer, for as long as it takes.
        ANSWER,
        /// The client to read the reply; who is late is cut off.
        REPLY,
        /// Nothing any more: the client was found too slow.
        LATE
    }

    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.REQUEST);
    private final Runnable whenLate;
    private volatile long until;

    /// @param until when the request has to be there, by [System#nanoTime]
    /// @param whenLate what is done about a client that is late, by a thread of its own
    Deadline(long until, Runnable whenLate) {
        this.until = until;
        this.whenLate = whenLate;
    }

    /// The request is there.
    ///
    /// @return whether that was in time
    boolean arrived() {
        return stage.compareAndSet(Stage.REQUEST, Stage.ANSWER) || stage.get() == Stage.ANSWER;
    }

    /// The reply is written from now on.
    ///
    /// @param newUntil when it has to be read
    /// @return false when the client was found too slow before, and is being told so
    boolean replies(long newUntil) {
        until = newUntil;
        return arrived() && stage.compareAndSet(Stage.ANSWER, Stage.REPLY);
    }

    /// The reply takes as long as it takes.
    boolean streams() {
        return arrived();
    }

    /// Looks whether the client is too slow, and does what is to be done then.
    void look(long now) {
        if (until - now >= 0) {
            return;
        }
        Stage found = stage.get();
        if ((found == Stage.REQUEST || found == Stage.REPLY) && stage.compareAndSet(found, Stage.LATE)) {
            Thread.startVirtualThread(whenLate);
        }
    }
}
