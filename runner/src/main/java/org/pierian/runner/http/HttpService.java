package org.pierian.runner.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// A server of HTTP/1.1 that stands on the JDK's own, with a virtual thread for each request.
///
/// The JDK's server takes some of its limits as properties of the process, which the first server sets unless somebody
/// has: headers of 64 KiB, a request that is not there as a whole after a minute is cut off, replies are sent at once.
public final class HttpService implements AutoCloseable {

    private static final int BACKLOG = 1024;
    private static final Duration USUAL_GRACE = Duration.ofSeconds(1);

    private final HttpServer server;
    private final Exchanges exchanges;
    private final Watch watch;
    private final ExecutorService threads;

    private HttpService(HttpServer server, Exchanges exchanges, Watch watch, ExecutorService threads) {
        this.server = server;
        this.exchanges = exchanges;
        this.watch = watch;
        this.threads = threads;
    }

    /// Starts a server.
    ///
    /// @param address where it listens; port 0 takes one that is free
    /// @param handler answers requests
    /// @param bugs told of what must not happen; the client gets 500
    /// @throws Failure when the port is taken, or the address is not of this machine
    public static HttpService start(
            InetSocketAddress address, Limits limits, Handler handler, Consumer<Throwable> bugs) {
        property("sun.net.httpserver.nodelay", "true");
        property("sun.net.httpserver.maxReqTime", "60");
        property("sun.net.httpserver.maxReqHeaderSize", "65536");
        property("sun.net.httpserver.maxIdleConnections", "4096");
        HttpServer server = bind(address);
        Watch watch = new Watch();
        Exchanges exchanges = new Exchanges(
                limits, new HostCheck(server.getAddress().getAddress()), watch, handler, bugs);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", exchanges);
        watch.start();
        server.start();
        return new HttpService(server, exchanges, watch, threads);
    }

    private static void property(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    private static HttpServer bind(InetSocketAddress address) {
        String name = address.getHostString() + ":" + address.getPort();
        if (address.isUnresolved()) {
            throw Failure.of(ExitCode.NETWORK, "`" + address.getHostString() + "` is not a host that can be found")
                    .help("give an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them");
        }
        try {
            return HttpServer.create(address, BACKLOG);
        } catch (BindException e) {
            throw Failure.of(ExitCode.NETWORK, "`" + name + "` cannot be bound: " + e.getMessage())
                    .help("another process may listen there: choose another with `--port`, or 0 for one that is free")
                    .help("the address must be one of this machine")
                    .causedBy(e);
        } catch (IOException e) {
            throw Failure.of(ExitCode.NETWORK, "`" + name + "` cannot be bound: " + e.getMessage())
                    .help("choose another port with `--port`")
                    .causedBy(e);
        }
    }

    /// The port that it listens at.
    public int port() {
        return server.getAddress().getPort();
    }

    /// `http://127.0.0.1:8000`.
    public String url() {
        String host = server.getAddress().getAddress().getHostAddress();
        return "http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port();
    }

    /// Number of requests that are being answered.
    public int running() {
        return exchanges.running();
    }

    /// Refuses what comes from now on with 503, interrupts the threads of streams, waits for what was accepted, and ends.
    ///
    /// @param grace how long answers may take; what takes longer is cut off
    /// @return whether all that was accepted was answered
    public boolean stop(Duration grace) {
        exchanges.refuseNew();
        long until = System.nanoTime() + grace.toNanos();
        while (exchanges.running() > 0 && until - System.nanoTime() > 0) {
            try {
                Thread.sleep(5);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        boolean done = exchanges.running() == 0;
        server.stop(0);
        threads.shutdownNow();
        watch.close();
        return done;
    }

    @Override
    public void close() {
        stop(USUAL_GRACE);
    }
}
