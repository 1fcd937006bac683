import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Sends a server malformed, slow and huge requests: `java ServeHostile.java PORT PATH TYPE BODY COUNT`.
///
/// Each has to end with a status of HTTP or the end of the connection, never with 500, and honest requests in between with
/// 200. Prints how often each status came.
final class ServeHostile {

    private static final TreeMap<String, Integer> SEEN = new TreeMap<>();

    private ServeHostile() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        byte[] body = arguments[3].getBytes(StandardCharsets.UTF_8);
        byte[] honest = request(arguments[1], arguments[2], body);
        int count = Integer.parseInt(arguments[4]);
        List<Thread> slow = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int cut = (i + 1) * honest.length / 42;
            slow.add(Thread.ofPlatform().start(() -> note("slow", slow(port, honest, cut))));
        }
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < count; i++) {
            note("malformed", ask(port, mutated(honest, random)));
            if (i % 100 == 0) {
                note("honest", ask(port, honest));
            }
        }
        for (int i = 0; i < 20; i++) {
            note("huge", huge(port, arguments[1], arguments[2]));
        }
        for (Thread thread : slow) {
            thread.join();
        }
        note("honest", ask(port, honest));
        SEEN.forEach((what, times) -> System.out.println(what + ": " + times));
        boolean bad = SEEN.keySet().stream()
                .anyMatch(what -> what.endsWith(" 500")
                        || (what.startsWith("honest") && !what.endsWith(" 200"))
                        || (what.startsWith("slow") && !what.endsWith(" 408"))
                        || (what.startsWith("huge") && !what.endsWith(" 413")));
        System.exit(bad ? 1 : 0);
    }

    private static synchronized void note(String kind, String status) {
        SEEN.merge(kind + " " + status, 1, Integer::sum);
    }

    private static byte[] request(String path, String type, byte[] body) {
        return joined(
                ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                                + "\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII),
                body);
    }

    private static String ask(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            try {
                socket.getOutputStream().write(request);
                socket.shutdownOutput();
            } catch (SocketException e) {
                // it has heard enough
            }
            return status(socket);
        }
    }

    private static String slow(int port, byte[] request, int count) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(120_000);
            socket.getOutputStream().write(request, 0, count);
            return status(socket);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String huge(int port, String path, String type) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                            + "\r\nContent-Length: 40000000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] piece = new byte[1 << 16];
            Arrays.fill(piece, (byte) '[');
            try {
                for (int sent = 0; sent < 40_000_000; sent += piece.length) {
                    out.write(piece);
                }
            } catch (SocketException e) {
                // it has heard enough
            }
            return status(socket);
        }
    }

    private static String status(Socket socket) {
        try {
            InputStream in = socket.getInputStream();
            String answer = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return answer.startsWith("HTTP/1.1 ") ? answer.substring(9, 12) : answer.isEmpty() ? "nothing" : "odd";
        } catch (SocketException e) {
            return "reset";
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static byte[] mutated(byte[] honest, SplittableRandom random) {
        byte[] bytes = honest.clone();
        for (int k = random.nextInt(1, 5); k > 0; k--) {
            int at = random.nextInt(bytes.length);
            byte[] noise = new byte[random.nextInt(1, 40)];
            random.nextBytes(noise);
            bytes = switch (random.nextInt(4)) {
                case 0 -> {
                    bytes[at] = noise[0];
                    yield bytes;
                }
                case 1 -> Arrays.copyOf(bytes, Math.max(1, at));
                case 2 -> joined(Arrays.copyOf(bytes, at), bytes);
                default -> joined(joined(Arrays.copyOf(bytes, at), noise), Arrays.copyOfRange(bytes, at, bytes.length));
            };
        }
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
