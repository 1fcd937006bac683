package org.pierian.runner.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/// The bytes of a connection, each of which has to come before a deadline.
final class Wire implements AutoCloseable {

    private static final int NEVER = -1;

    private final Socket socket;
    private final byte[] buffer = new byte[Limits.HEAD_BYTES];
    private int from;
    private int to;
    private long until;

    Wire(Socket socket) {
        this.socket = socket;
    }

    /// When whatever is read next has to be there.
    void setDeadline(long nanos) {
        until = System.nanoTime() + nanos;
    }

    /// Waits for something to read.
    ///
    /// @return false when the client has ended, or sends nothing until the deadline
    boolean await() throws IOException {
        try {
            return from < to || fill() > 0;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }

    /// The next byte.
    ///
    /// @throws SocketTimeoutException when it does not come in time
    /// @throws EOFException when the client has ended
    int next() throws IOException {
        if (from == to && fill() <= 0) {
            throw new EOFException("the client ended within a request");
        }
        return buffer[from++] & 0xFF;
    }

    /// Some of the next bytes, at least one.
    ///
    /// @throws IOException as [#next] does
    int read(byte[] target, int at, int most) throws IOException {
        if (from == to && fill() <= 0) {
            throw new EOFException("the client ended within a request");
        }
        int count = Math.min(most, to - from);
        System.arraycopy(buffer, from, target, at, count);
        from += count;
        return count;
    }

    private int fill() throws IOException {
        long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException("the deadline is over");
        }
        socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
        from = 0;
        to = 0;
        int got = socket.getInputStream().read(buffer, 0, buffer.length);
        to = Math.max(0, got);
        return got;
    }

    /// Where replies go, unbuffered.
    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    /// Ends the replies, and takes what the client still sends, for a while: closing at once would reset the
    /// connection,
    /// and the client might never see why.
    void linger(long nanos, long bytes) {
        try {
            socket.shutdownOutput();
            setDeadline(nanos);
            long left = bytes;
            from = to;
            for (int got = fill(); got != NEVER && left > 0; got = fill()) {
                left -= got;
            }
        } catch (IOException _) {
            // it has ended, or takes too long
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // it is gone
        }
    }
}
