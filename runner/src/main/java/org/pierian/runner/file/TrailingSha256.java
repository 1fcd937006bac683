package org.pierian.runner.file;

import java.security.MessageDigest;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;

/// SHA-256 of an array while it is being filled, by a thread that follows the one that fills it: unpacking and hashing
/// take as long as the slower of the two.
public final class TrailingSha256 implements AutoCloseable {

    private static final int CHUNK = 1 << 16;
    private static final long WAIT_NANOS = 50_000;

    private final byte[] bytes;
    private final FutureTask<String> hash;
    private volatile int filled;
    private volatile boolean closed;

    /// @param start has hashed what comes before the array, and must not be used any more
    /// @param bytes the array
    public TrailingSha256(MessageDigest start, byte[] bytes) {
        this.bytes = bytes;
        this.hash = new FutureTask<>(() -> follow(start));
        Thread.ofPlatform().daemon().name("sha-256").start(hash);
    }

    /// Sets how many bytes are there.
    ///
    /// @param filled at least as many as before
    public void filled(int filled) {
        this.filled = filled;
    }

    /// The hash, once all bytes are there.
    public String hex() {
        try {
            return hash.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("hashing failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while hashing", e);
        }
    }

    private String follow(MessageDigest digest) {
        int done = 0;
        while (done < bytes.length && !closed) {
            int count = Math.min(CHUNK, filled - done);
            if (count == 0) {
                LockSupport.parkNanos(WAIT_NANOS);
            }
            digest.update(bytes, done, count);
            done += count;
        }
        return Sha256.hex(digest);
    }

    /// Stops, whether all bytes were there or not.
    @Override
    public void close() {
        closed = true;
    }
}
