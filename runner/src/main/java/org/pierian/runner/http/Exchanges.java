package org.pierian.runner.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Answers what comes in, each request in a thread of its own.
final class Exchanges implements HttpHandler {

    private final Limits limits;
    private final HostCheck hosts;
    private final Watch watch;
    private final Handler handler;
    private final Consumer<Throwable> bugs;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Set<Thread> streams = ConcurrentHashMap.newKeySet();

    /// @param bugs told of what must not happen; the client gets 500
    Exchanges(Limits limits, HostCheck hosts, Watch watch, Handler handler, Consumer<Throwable> bugs) {
        this.limits = limits;
        this.hosts = hosts;
        this.watch = watch;
        this.handler = handler;
        this.bugs = bugs;
    }

    /// Refuses what comes from now on, and ends streams.
    void refuseNew() {
        stopping.set(true);
        streams.forEach(Thread::interrupt);
    }

    /// Number of requests that are being answered.
    int running() {
        return running.get();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        int others = running.getAndIncrement();
        Thread thread = Thread.currentThread();
        Deadline deadline =
                new Deadline(System.nanoTime() + limits.requestTime().toNanos(), () -> late(exchange, thread));
        watch.add(deadline);
        try {
            Reply reply = answer(exchange, deadline, others);
            write(exchange, reply, deadline);
        } catch (ClientGone _) {
            // nobody is there to be told
        } finally {
            watch.remove(deadline);
            exchange.close();
            running.decrementAndGet();
        }
    }

    private Reply answer(HttpExchange exchange, Deadline deadline, int others) {
        try {
            if (stopping.get()) {
                throw Refusal.of(503, "the server is stopping").header("Connection", "close");
            }
            if (others >= limits.requests()) {
                throw Refusal.of(503, "the server works on " + limits.requests() + " requests, and takes no more")
                        .header("Retry-After", "1");
            }
            Request request = new Request(exchange, deadline, limits.bodyBytes());
            hosts.require(request);
            return handler.handle(request);
        } catch (Refusal refusal) {
            return refusal.reply();
        } catch (Failure failure) {
            return Refusal.of(statusOf(failure.exitCode()), failure).reply();
        } catch (ClientGone gone) {
            throw gone;
        } catch (RuntimeException | StackOverflowError e) {
            bugs.accept(e);
            return Refusal.of(500, "this is a bug in Pierian: " + e.getClass().getSimpleName())
                    .reply();
        }
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

    private void write(HttpExchange exchange, Reply reply, Deadline deadline) throws IOException {
        boolean inTime = reply.body() instanceof Reply.Body.Live
                ? deadline.streams()
                : deadline.replies(System.nanoTime() + limits.replyTime().toNanos());
        if (!inTime) {
            return; // which [#late] sees to
        }
        send(exchange, reply);
    }

    private void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        boolean bodiless = exchange.getRequestMethod().equals("HEAD");
        switch (reply.body()) {
            case Reply.Body.Bytes(byte[] bytes) -> {
                if (bodiless) {
                    exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
                }
                exchange.sendResponseHeaders(reply.status(), bodiless || bytes.length == 0 ? -1 : bytes.length);
                if (!bodiless && bytes.length > 0) {
                    exchange.getResponseBody().write(bytes);
                    exchange.getResponseBody().close();
                }
            }
            case Reply.Body.Live(Reply.Stream stream) -> {
                exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : 0);
                if (!bodiless) {
                    write(exchange, stream);
                }
            }
        }
    }

    private void write(HttpExchange exchange, Reply.Stream stream) throws IOException {
        Thread thread = Thread.currentThread();
        streams.add(thread);
        try (OutputStream out = exchange.getResponseBody()) {
            if (stopping.get()) {
                return;
            }
            out.flush();
            stream.write(out);
        } finally {
            streams.remove(thread);
        }
    }

    /// Tells a client that it was too slow, if it has not been told anything, and closes the connection. The thread that
    /// waits for it is interrupted, which closes the channel it reads from.
    private static void late(HttpExchange exchange, Thread waiting) {
        try {
            if (exchange.getResponseCode() < 0) {
                Reply reply = Refusal.of(408, "the request took too long to arrive")
                        .header("Connection", "close")
                        .reply();
                byte[] bytes = ((Reply.Body.Bytes) reply.body()).bytes();
                reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
                exchange.sendResponseHeaders(reply.status(), bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.getResponseBody().flush();
            }
        } catch (IOException _) {
            // it is gone
        } finally {
            waiting.interrupt();
        }
    }
}
