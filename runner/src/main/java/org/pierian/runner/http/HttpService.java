package org.pierian.runner.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// A server of HTTP/1.1 with a thread for each connection, which reads, answers and writes: no other thread has to be
/// woken for a request.
public final class HttpService implements AutoCloseable {

    private static final int BACKLOG = 1024;
    private static final long LOOK_MILLIS = 200;
    private static final int MEMORY_SHARE = 16; // of the memory that bodies may take

    private final ServerSocket socket;
    private final Limits limits;
    private final Connection.Common common;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    private HttpService(ServerSocket socket, Limits limits, Handler handler, Consumer<Throwable> bugs) {
        this.socket = socket;
        this.limits = limits;
        Budget budget = new Budget(
                Math.max(2L * limits.bodyBytes(), Runtime.getRuntime().maxMemory() / MEMORY_SHARE));
        this.common = new Connection.Common(
                limits, budget, new HostCheck(socket.getInetAddress()), handler, bugs, stopping::get);
    }

    /// Starts a server.
    ///
    /// @param address where it listens; port 0 takes one that is free
    /// @param handler answers requests
    /// @param bugs told of what must not happen; the client gets 500
    /// @throws Failure when the port is taken, or the address is not of this machine
    public static HttpService start(
            InetSocketAddress address, Limits limits, Handler handler, Consumer<Throwable> bugs) {
        HttpService service = new HttpService(bind(address), limits, handler, bugs);
        Thread.ofPlatform().daemon().name("http-accept").start(service::accept);
        Thread.ofPlatform().daemon().name("http-look").start(service::look);
        return service;
    }

    private static ServerSocket bind(InetSocketAddress address) {
        String name = address.getHostString() + ":" + address.getPort();
        if (address.isUnresolved()) {
            throw Failure.of(ExitCode.NETWORK, "`" + address.getHostString() + "` is not a host that can be found")
                    .help("give an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them");
        }
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(address, BACKLOG);
            return socket;
        } catch (BindException e) {
            Failure failure = Failure.of(ExitCode.NETWORK, "`" + name + "` cannot be bound: " + e.getMessage())
                    .help("another process may listen there: choose another port, or 0 for one that is free")
                    .causedBy(e);
            boolean ofThisMachine = address.getAddress().isLoopbackAddress()
                    || address.getAddress().isAnyLocalAddress();
            throw ofThisMachine ? failure : failure.help("the address must be one of this machine");
        } catch (IOException e) {
            throw Failure.of(ExitCode.NETWORK, "`" + name + "` cannot be bound: " + e.getMessage())
                    .help("choose another port with `--port`")
                    .causedBy(e);
        }
    }

    private void accept() {
        while (!stopping.get()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                serve(client);
            } catch (SocketException _) {
                if (!stopping.get()) {
                    pause(); // too many open files, most likely
                }
            } catch (IOException _) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Socket client) throws IOException {
        Wire wire = new Wire(client);
        if (connections.size() >= limits.connections()) {
            String body =
                    "{\"error\":\"the server has " + limits.connections() + " connections, and takes no more\"}\n";
            wire.out()
                    .write(("HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\nRetry-After: 1\r\n"
                                    + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
            wire.close();
            return;
        }
        Connection connection = new Connection(wire, common);
        connections.add(connection);
        try {
            Thread.ofPlatform().daemon().name("http-" + client.getPort()).start(() -> {
                try {
                    connection.run();
                } finally {
                    connections.remove(connection);
                }
            });
        } catch (OutOfMemoryError e) { // no thread can be made
            connections.remove(connection);
            wire.close();
        }
    }

    /// Ends connections whose clients do not read.
    private void look() {
        while (!stopping.get() || !connections.isEmpty()) {
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException _) {
                return;
            }
            long now = System.nanoTime();
            connections.forEach(connection -> connection.look(now));
        }
    }

    /// The port that it listens at.
    public int port() {
        return socket.getLocalPort();
    }

    /// `http://127.0.0.1:8000`.
    public String url() {
        InetAddress bound = socket.getInetAddress();
        String host = bound.getHostAddress();
        return "http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port();
    }

    /// Number of requests that are being answered.
    public int running() {
        return (int) connections.stream().filter(Connection::isBusy).count();
    }

    /// Takes no connection from now on, interrupts the threads of streams, lets every other request be answered that
    /// has
    /// begun to arrive, and ends.
    ///
    /// @param grace how long that may take; what takes longer is cut off
    /// @return whether all of them were answered
    public boolean stop(Duration grace) {
        stopping.set(true);
        try {
            socket.close();
        } catch (IOException _) {
            // nobody can connect any more
        }
        long until = System.nanoTime() + grace.toNanos();
        connections.forEach(Connection::stop);
        while (running() > 0 && until - System.nanoTime() > 0) {
            pause();
            connections.forEach(Connection::stop);
        }
        boolean done = running() == 0;
        connections.forEach(Connection::close);
        return done;
    }

    @Override
    public void close() {
        stop(Duration.ofSeconds(1));
    }
}
