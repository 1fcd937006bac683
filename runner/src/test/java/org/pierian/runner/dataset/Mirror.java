package org.pierian.runner.dataset;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A web server on this machine that behaves as it is told.
public final class Mirror implements AutoCloseable {

    /// Answers one request.
    @FunctionalInterface
    public interface Behaviour {
        /// Sends headers and body.
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();

    /// A server that answers every request in one way.
    public Mirror(Behaviour behaviour) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            try (exchange) {
                behaviour.answer(exchange);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    /// Sends a body.
    public static Behaviour sends(byte[] body) {
        return exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    /// Sends a status without a body.
    public static Behaviour answers(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    /// Promises a body, sends the beginning and breaks off.
    public static Behaviour breaksOffAfter(byte[] beginning, int promised) {
        return exchange -> {
            exchange.sendResponseHeaders(200, promised);
            exchange.getResponseBody().write(beginning);
            exchange.getResponseBody().flush();
        };
    }

    /// Sends bytes without a length, for as long as somebody listens.
    public static Behaviour neverEnds() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            byte[] block = new byte[10_000];
            while (true) {
                out.write(block);
            }
        };
    }

    /// Address of the folder that it serves.
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/files/");
    }

    /// Number of requests so far.
    public int requests() {
        return requests.get();
    }

    /// Blocks until the server is closed.
    public void hang() throws InterruptedException {
        closing.await();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
