package org.pierian.runner.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.pierian.runner.http.RawClient.ask;
import static org.pierian.runner.http.RawClient.status;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Requests with some bytes changed, cut, doubled or put in: each gets an answer of HTTP or the end of the connection,
/// and the next honest one is answered.
@Timeout(120)
class HostileRequestsTest {

    @Test
    void noMalformedRequestHarms() {
        SplittableRandom random = new SplittableRandom(4);
        byte[] honest = ("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 12\r\nContent-Type: text/plain\r\n"
                        + "Connection: close\r\n\r\nhello, world")
                .getBytes(ISO_8859_1);
        List<Throwable> bugs = new CopyOnWriteArrayList<>();
        Routes routes = new Routes().on("POST", "/echo", request -> Reply.of(200, "text/plain", request.body()));
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (HttpService service = HttpService.start(address, Limits.OF_A_PAGE, routes, bugs::add)) {
            int port = service.port();
            for (int i = 0; i < 400; i++) {
                String answer = ask(port, mutated(honest, random));
                assertThat(answer)
                        .as("request %d", i)
                        .satisfiesAnyOf(
                                text -> assertThat(status(text))
                                        .isBetween(100, 505)
                                        .isNotEqualTo(500),
                                text -> assertThat(text).isEmpty(),
                                text -> assertThat(text).startsWith("reset"));
            }
            assertThat(ask(port, honest)).endsWith("\r\n\r\nhello, world");
        }
        assertThat(bugs).isEmpty();
    }

    private static byte[] mutated(byte[] honest, SplittableRandom random) {
        byte[] bytes = honest.clone();
        for (int k = random.nextInt(1, 5); k > 0; k--) {
            int at = random.nextInt(bytes.length);
            bytes = switch (random.nextInt(4)) {
                case 0 -> {
                    bytes[at] = (byte) random.nextInt(256);
                    yield bytes;
                }
                case 1 -> Arrays.copyOf(bytes, Math.max(1, at));
                case 2 -> joined(Arrays.copyOf(bytes, at), bytes);
                default -> {
                    byte[] noise = new byte[random.nextInt(1, 40)];
                    random.nextBytes(noise);
                    yield joined(joined(Arrays.copyOf(bytes, at), noise), Arrays.copyOfRange(bytes, at, bytes.length));
                }
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
