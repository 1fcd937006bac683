package org.pierian.core.backend.cpu.thread;

import java.util.concurrent.atomic.AtomicInteger;

/// Pieces of one operation, of some tens of microseconds and more, which its threads claim one after the other.
/// So a thread that the system holds up for a while keeps the others waiting for one piece only.
public final class Claims {

    private final AtomicInteger next = new AtomicInteger();
    private int end;

    /// Offers pieces `first .. end`, before the threads begin.
    public void offer(int first, int end) {
        next.set(first);
        this.end = end;
    }

    /// A piece that nobody has claimed; -1 when there is none left.
    public int claim() {
        int piece = next.getAndIncrement();
        return piece < end ? piece : -1;
    }
}
