import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// Sends one request again and again over some connections, and says how many a second are answered, and how fast:
/// `java ServeLoad.java PORT PATH TYPE BODY_FILE CONNECTIONS SECONDS [ANSWER_FILE]`.
///
/// Every answer has to be 200 and the same bytes as the first, or as the answer file. Connections are kept unless the
/// server closes them. Prints `connections requests_per_second p50_us p99_us max_us errors`.
final class ServeLoad {

    private static final AtomicLong ERRORS = new AtomicLong();

    private ServeLoad() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        byte[] body = Files.readAllBytes(Path.of(arguments[3]));
        int connections = Integer.parseInt(arguments[4]);
        double seconds = Double.parseDouble(arguments[5]);
        byte[] request = request(port, arguments[1], arguments[2], body);
        byte[] expected = arguments.length > 6 ? Files.readAllBytes(Path.of(arguments[6])) : once(port, request);
        run(port, request, expected, connections, Math.min(3, seconds)); // both sides become warm
        ERRORS.set(0);
        long began = System.nanoTime();
        long[] times = run(port, request, expected, connections, seconds);
        double took = (System.nanoTime() - began) / 1e9;
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%d %.0f %.0f %.0f %.0f %d%n",
                connections,
                times.length / took,
                part(times, 0.5),
                part(times, 0.99),
                part(times, 1),
                ERRORS.get());
        System.exit(ERRORS.get() == 0 ? 0 : 1);
    }

    private static double part(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))] / 1e3;
    }

    private static byte[] request(int port, String path, String type, byte[] body) {
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Type: " + type
                + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    private static byte[] once(int port, byte[] request) throws IOException {
        try (Connection connection = new Connection(port)) {
            return connection.ask(request);
        }
    }

    private static long[] run(int port, byte[] request, byte[] expected, int connections, double seconds)
            throws InterruptedException {
        long until = System.nanoTime() + (long) (seconds * 1e9);
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Client client = new Client(port, request, expected, until);
            clients.add(client);
            client.start();
        }
        for (Client client : clients) {
            client.join();
        }
        return clients.stream().flatMapToLong(Client::times).toArray();
    }

    /// One that waits for each answer before it asks again.
    private static final class Client extends Thread {
        private final int port;
        private final byte[] request;
        private final byte[] expected;
        private final long until;
        private long[] times = new long[1 << 16];
        private int count;

        Client(int port, byte[] request, byte[] expected, long until) {
            this.port = port;
            this.request = request;
            this.expected = expected;
            this.until = until;
        }

        java.util.stream.LongStream times() {
            return Arrays.stream(times, 0, count);
        }

        @Override
        public void run() {
            while (System.nanoTime() < until) {
                try (Connection connection = new Connection(port)) {
                    while (System.nanoTime() < until && connection.isOpen()) {
                        long began = System.nanoTime();
                        byte[] answer = connection.ask(request);
                        note(System.nanoTime() - began);
                        if (!Arrays.equals(answer, expected)) {
                            throw new IOException("another answer: " + new String(answer, StandardCharsets.UTF_8));
                        }
                    }
                } catch (IOException e) {
                    if (ERRORS.getAndIncrement() < 3) {
                        System.err.println(e);
                    }
                }
            }
        }

        private void note(long nanos) {
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
            }
            times[count++] = nanos;
        }
    }

    /// A connection, with as much of HTTP as an answer with a length needs.
    private static final class Connection implements AutoCloseable {
        private final Socket socket = new Socket();
        private final InputStream in;
        private boolean open = true;

        Connection(int port) throws IOException {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress("127.0.0.1", port), 5000);
            socket.setSoTimeout(30_000);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
        }

        boolean isOpen() {
            return open;
        }

        byte[] ask(byte[] request) throws IOException {
            socket.getOutputStream().write(request);
            String status = line();
            int length = -1;
            if (status.startsWith("HTTP/1.0")) {
                open = false;
            }
            for (String header = line(); !header.isEmpty(); header = line()) {
                String lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Integer.parseInt(lower.substring(15).strip());
                } else if (lower.equals("connection: close")) {
                    open = false;
                }
            }
            byte[] body = length < 0 ? in.readAllBytes() : in.readNBytes(length);
            if (!status.contains(" 200 ")) {
                throw new IOException(status + " " + new String(body, StandardCharsets.UTF_8));
            }
            return body;
        }

        private String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream(64);
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IOException("the connection ended");
                }
                if (next != '\r') {
                    line.write(next);
                }
            }
            return line.toString(StandardCharsets.US_ASCII);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
