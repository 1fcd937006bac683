package org.pierian.runner.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Looks at all deadlines a few times a second.
final class Watch implements AutoCloseable {

    private static final long EVERY = 200; // milliseconds

    private final Set<Deadline> deadlines = ConcurrentHashMap.newKeySet();
    private final Thread thread = Thread.ofVirtual().name("http-deadlines").unstarted(this::run);

    void start() {
        thread.start();
    }

    void add(Deadline deadline) {
        deadlines.add(deadline);
    }

    void remove(Deadline deadline) {
        deadlines.remove(deadline);
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(EVERY);
            } catch (InterruptedException _) {
                return;
            }
            long now = System.nanoTime();
            deadlines.forEach(deadline -> deadline.look(now));
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
