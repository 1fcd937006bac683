package org.pierian.runner.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Answers the requests of one connection, one after the other.
final class Connection {

    private static final long LINGER_NANOS = 1_000_000_000L;
    private static final long LINGER_BYTES = 1L << 26;
    private static final long FOREVER = Long.MAX_VALUE;

    private final Wire wire;
    private final Limits limits;
    private final Budget budget;
    private final HostCheck hosts;
    private final Handler handler;
    private final Consumer<Throwable> bugs;
    private final BooleanSupplier stopping;
    private volatile boolean busy;
    private volatile boolean streaming;
    private volatile long writtenUntil = FOREVER;
    private volatile Thread thread = Thread.currentThread();

    /// What all connections of a server have in common.
    ///
    /// @param bugs told of what must not happen; the client gets 500
    /// @param stopping whether the server stops
    record Common(
            Limits limits,
            Budget budget,
            HostCheck hosts,
            Handler handler,
            Consumer<Throwable> bugs,
            BooleanSupplier stopping) {}

    Connection(Wire wire, Common common) {
        this.wire = wire;
        this.limits = common.limits();
        this.budget = common.budget();
        this.hosts = common.hosts();
        this.handler = common.handler();
        this.bugs = common.bugs();
        this.stopping = common.stopping();
    }

    /// Whether a request is being answered.
    boolean isBusy() {
        return busy;
    }

    /// Ends it if it waits for a request; a stream is interrupted.
    void stop() {
        if (streaming) {
            thread.interrupt();
        } else if (!busy) {
            wire.close();
        }
    }

    /// Ends it.
    void close() {
        wire.close();
    }

    /// Ends it if its client does not read.
    void look(long now) {
        if (writtenUntil != FOREVER && writtenUntil - now < 0) {
            wire.close();
        }
    }

    /// Answers until the client ends, or has to.
    void run() {
        thread = Thread.currentThread();
        try (wire) {
            boolean more = true;
            while (more && !stopping.getAsBoolean()) {
                wire.setDeadline(limits.idleTime().toNanos());
                if (!wire.await()) {
                    return;
                }
                busy = true;
                wire.setDeadline(limits.requestTime().toNanos());
                more = next();
                busy = false;
            }
        } catch (IOException | UncheckedIOException _) {
            // the client is gone
        } finally {
            busy = false;
        }
    }

    /// @return whether another request may follow
    private boolean next() throws IOException {
        Body body;
        Head head;
        try {
            head = Head.read(wire);
            body = Body.of(head, wire, budget, limits.bodyBytes());
        } catch (SocketTimeoutException _) {
            refuse(late());
            return false;
        } catch (Refusal refusal) {
            refuse(refusal);
            return false;
        }
        try {
            Reply reply = answer(head, body);
            boolean more = head.keepsAlive() && body.isRead() && !stopping.getAsBoolean() && reply.status() != 408;
            write(reply, head.method().equals("HEAD"), more);
            if (!body.isRead()) {
                wire.linger(LINGER_NANOS, LINGER_BYTES);
            }
            return more;
        } finally {
            body.release();
        }
    }

    private static Refusal late() {
        return Refusal.of(408, "the request took too long to arrive");
    }

    private void refuse(Refusal refusal) throws IOException {
        write(refusal.reply(), false, false);
        wire.linger(LINGER_NANOS, LINGER_BYTES);
    }

    private Reply answer(Head head, Body body) throws IOException {
        try {
            Request request = new Request(head, body);
            hosts.require(request);
            return handler.handle(request);
        } catch (Refusal refusal) {
            return refusal.reply();
        } catch (Failure failure) {
            return Refusal.of(statusOf(failure.exitCode()), failure).reply();
        } catch (UncheckedIOException e) {
            return ofIo(e);
        } catch (RuntimeException | StackOverflowError e) {
            bugs.accept(e);
            return Refusal.of(500, "this is a bug in Pierian: " + e.getClass().getSimpleName())
                    .reply();
        }
    }

    private Reply ofIo(UncheckedIOException e) throws IOException {
        if (e.getCause() instanceof SocketTimeoutException) {
            return late().reply();
        }
        if (e.getCause() instanceof EOFException) {
            throw e.getCause(); // nobody is there to be told
        }
        bugs.accept(e);
        return Refusal.of(500, "reading or writing failed").reply();
    }

    private static int statusOf(ExitCode code) {
        return switch (code) {
            case NOT_FOUND -> 404;
            case POLICY -> 403;
            case LOCKED, MEMORY -> 503;
            case BUG, IO, CANNOT_CREATE -> 500;
            default -> 400;
        };
    }

    private void write(Reply reply, boolean bodiless, boolean more) throws IOException {
        switch (reply.body()) {
            case Reply.Body.Bytes(byte[] bytes) -> {
                byte[] head = head(reply, bytes.length, more);
                byte[] all = new byte[head.length + (bodiless ? 0 : bytes.length)];
                System.arraycopy(head, 0, all, 0, head.length);
                System.arraycopy(bytes, 0, all, head.length, all.length - head.length);
                writtenUntil = System.nanoTime() + limits.idleTime().toNanos();
                wire.out().write(all); // at once, so that no part waits for the client to acknowledge another
                writtenUntil = FOREVER;
            }
            case Reply.Body.Live(Reply.Stream stream) -> {
                wire.out().write(head(reply, -1, more));
                if (!bodiless) {
                    write(stream);
                }
            }
        }
    }

    private void write(Reply.Stream stream) throws IOException {
        streaming = true;
        try (Chunks out = new Chunks(wire.out())) {
            if (!stopping.getAsBoolean()) {
                stream.write(out);
            }
        } finally {
            streaming = false;
        }
    }

    private static byte[] head(Reply reply, int length, boolean more) {
        StringBuilder head = new StringBuilder(256);
        head.append("HTTP/1.1 ")
                .append(reply.status())
                .append(' ')
                .append(Reasons.of(reply.status()))
                .append("\r\n");
        reply.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(plain(value)).append("\r\n"));
        head.append("X-Content-Type-Options: nosniff\r\n");
        if (length < 0) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        if (!more) {
            head.append("Connection: close\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /// A line end in a value would begin another header.
    private static String plain(String value) {
        return value.indexOf('\r') < 0 && value.indexOf('\n') < 0 ? value : value.replaceAll("[\r\n]", " ");
    }

    /// A body whose length is not known: each flush is a chunk.
    private static final class Chunks extends OutputStream {
        private final OutputStream out;
        private final ByteArrayOutputStream piece = new ByteArrayOutputStream();

        Chunks(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) {
            piece.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            piece.write(bytes, from, count);
        }

        @Override
        public void flush() throws IOException {
            if (piece.size() > 0) {
                ByteArrayOutputStream chunk = new ByteArrayOutputStream();
                chunk.writeBytes((Integer.toHexString(piece.size()) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                piece.writeTo(chunk);
                chunk.write('\r');
                chunk.write('\n');
                piece.reset();
                chunk.writeTo(out);
            }
        }

        @Override
        public void close() throws IOException {
            flush();
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
