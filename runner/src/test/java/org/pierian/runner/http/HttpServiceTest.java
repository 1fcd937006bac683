package org.pierian.runner.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pierian.runner.http.RawClient.ask;
import static org.pierian.runner.http.RawClient.status;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.runner.failure.Failure;

@Timeout(120)
class HttpServiceTest {

    private static final String HOST = "Host: localhost\r\n";
    private static final int MOST = 1000;

    private final List<Throwable> bugs = new CopyOnWriteArrayList<>();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch leave = new CountDownLatch(1);
    private HttpService service = started(4);

    private HttpService started(int connections) {
        Routes routes = new Routes()
                .on("POST", "/echo", request -> Reply.of(200, "text/plain", request.body()))
                .on("GET", "/page", request -> Reply.page("<p>" + request.parameters() + "</p>"))
                .on("GET", "/bug", _ -> {
                    throw new IllegalStateException("a secret");
                })
                .on(
                        "GET",
                        "/events",
                        _ -> Reply.events(out -> {
                            out.write("data: 1\n\n".getBytes(ISO_8859_1));
                            out.flush();
                            out.write("data: 2\n\n".getBytes(ISO_8859_1));
                        }))
                .on("GET", "/wait", _ -> {
                    entered.countDown();
                    try {
                        leave.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return Reply.json(200, Map.of("done", true));
                });
        Limits limits = new Limits(MOST, Duration.ofMillis(500), Duration.ofMillis(1500), connections);
        return HttpService.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), limits, routes, bugs::add);
    }

    @BeforeEach
    void fresh() {
        assertThat(service.port()).isPositive();
    }

    @AfterEach
    void end() {
        leave.countDown();
        service.stop(Duration.ofSeconds(5));
        assertThat(bugs).allMatch(bug -> "a secret".equals(bug.getMessage()));
    }

    private static String post(String headers, String body) {
        return "POST /echo HTTP/1.1\r\n" + HOST + headers + "\r\n" + body;
    }

    @Test
    void aConnectionAnswersOneRequestAfterTheOther() {
        String two = post("Content-Length: 3\r\n", "abc") + post("Connection: close\r\nContent-Length: 2\r\n", "de");
        String answer = ask(service.port(), two);
        assertThat(answer.split("HTTP/1.1 200 OK", -1)).hasSize(3);
        assertThat(answer).contains("\r\n\r\nabcHTTP").endsWith("\r\n\r\nde").contains("Connection: close");
    }

    @Test
    void chunksAreJoined() {
        String answer = ask(
                service.port(),
                post(
                        "Transfer-Encoding: chunked\r\nConnection: close\r\n",
                        "3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n"));
        assertThat(answer).endsWith("\r\n\r\nabc0123456789");
    }

    @Test
    void whoWaitsToBeToldToSendIsTold() {
        String answer =
                ask(service.port(), post("Expect: 100-continue\r\nContent-Length: 1\r\nConnection: close\r\n", "a"));
        assertThat(answer)
                .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK")
                .endsWith("\r\n\r\na");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | nonsense
            400 | GET /page
            400 | GET  /page HTTP/1.1
            400 | GET page HTTP/1.1
            400 | GET http://localhost/page HTTP/1.1
            400 | G(T /page HTTP/1.1
            505 | GET /page HTTP/2.0
            400 | GET /page XXXX/1.1
            400 | GET /page?a=%zz HTTP/1.1
            400 | GET /page?a=1&a=2 HTTP/1.1
            404 | GET /none HTTP/1.1
            404 | OPTIONS * HTTP/1.1
            405 | DELETE /page HTTP/1.1
            405 | GET /echo HTTP/1.1
            500 | GET /bug HTTP/1.1
            200 | GET /page?a=1%20b HTTP/1.1
            200 | HEAD /page HTTP/1.1
            200 | GET /page HTTP/1.0
            """)
    void requestLinesHaveTheirStatus(int expected, String line) {
        String answer = ask(service.port(), line + "\r\n" + HOST + "\r\n");
        assertThat(status(answer)).as(answer).isEqualTo(expected);
        if (expected >= 400) {
            assertThat(answer).contains("Content-Type: application/json").contains("\r\n\r\n{\"error\":\"");
        }
        assertThat(answer).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | Content-Length: x
            400 | Content-Length: -1
            400 | Content-Length: +1
            400 | Content-Length: 1, 1
            413 | Content-Length: 1001
            413 | Content-Length: 999999999999999999
            400 | Content-Length: 99999999999999999999
            501 | Transfer-Encoding: gzip
            501 | Transfer-Encoding: chunked, chunked
            417 | Expect: the unexpected
            400 | No colon here
            400 | : no name
            400 | Two words: x
            200 | X-Odd: ~!@#
            """)
    void headersHaveTheirStatus(int expected, String header) {
        String answer = ask(service.port(), post(header + "\r\n", ""));
        assertThat(status(answer)).as(answer).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "400, 'Content-Length: 1\\r\\nContent-Length: 1'",
        "400, 'Content-Length: 3\\r\\nTransfer-Encoding: chunked'",
        "400, 'A: 1\\r\\n folded: 2'",
        "400, 'A: 1\\nB: 2'",
        "400, 'A: 1\\rB: 2'"
    })
    void whatCanBeReadInTwoWaysIsRefused(int expected, String headers) {
        String answer = ask(service.port(), post(headers.replace("\\r", "\r").replace("\\n", "\n") + "\r\n", "abc"));
        assertThat(status(answer)).as(answer).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost,200",
        "LOCALHOST:9,200",
        "127.0.0.1,200",
        "[::1]:80,200",
        "evil.example,421",
        "127.0.0.1.evil,421",
        "'',421"
    })
    void namesOfOtherMachinesAreRefused(String host, int expected) {
        String answer = ask(service.port(), "GET /page HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        assertThat(status(answer)).isEqualTo(expected);
        assertThat(status(ask(service.port(), "GET /page HTTP/1.1\r\n\r\n"))).isEqualTo(400);
    }

    @Test
    void pagesOfOtherSitesMayNotAct() {
        String headers = "Content-Length: 1\r\nConnection: close\r\nOrigin: ";
        assertThat(status(ask(service.port(), post(headers + "http://evil.example\r\n", "a"))))
                .isEqualTo(403);
        assertThat(status(ask(service.port(), post(headers + "http://localhost\r\n", "a"))))
                .isEqualTo(200);
    }

    @Test
    void largeHeadsAndBodiesAreRefusedAndSeen() {
        String long_ = "a".repeat(20_000);
        assertThat(status(ask(service.port(), "GET /" + long_ + " HTTP/1.1\r\n" + HOST + "\r\n")))
                .isEqualTo(431);
        assertThat(status(ask(service.port(), post("A: " + long_ + "\r\n", ""))))
                .isEqualTo(431);
        assertThat(status(ask(service.port(), post("A: b\r\n".repeat(101), ""))))
                .isEqualTo(431);
        assertThat(status(ask(service.port(), post("Content-Length: 5000000\r\n", "a".repeat(5_000_000)))))
                .isEqualTo(413);
        String chunk = "200\r\n" + "a".repeat(512) + "\r\n";
        assertThat(status(ask(service.port(), post("Transfer-Encoding: chunked\r\n", chunk + chunk + "0\r\n\r\n"))))
                .isEqualTo(413);
    }

    private String slow(String begun) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(begun.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    @Test
    void whoSendsTooSlowlyIsToldSo() throws IOException {
        assertThat(status(slow("POST /echo HTT"))).isEqualTo(408);
        assertThat(status(slow(post("Content-Length: 10\r\n", "abc")))).isEqualTo(408);
        assertThat(status(slow(post("Transfer-Encoding: chunked\r\n", "3\r\nab"))))
                .isEqualTo(408);
        assertThat(slow("")).as("a connection that asks for nothing just ends").isEmpty();
    }

    @Test
    void moreConnectionsThanThereMayBeAreRefused() throws IOException {
        List<Socket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port());
                socket.getOutputStream()
                        .write(post("Content-Length: 1\r\n", "a").getBytes(ISO_8859_1));
                assertThat(socket.getInputStream().read()).isEqualTo('H');
                held.add(socket);
            }
            String answer = ask(service.port(), post("Content-Length: 1\r\n", "a"));
            assertThat(answer.isEmpty() || answer.startsWith("reset") || status(answer) == 503)
                    .as(answer)
                    .isTrue();
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    @Test
    void eventsComeInChunks() {
        String answer = ask(service.port(), "GET /events HTTP/1.1\r\nConnection: close\r\n" + HOST + "\r\n");
        assertThat(answer)
                .contains("Content-Type: text/event-stream")
                .endsWith("\r\n\r\n9\r\ndata: 1\n\n\r\n9\r\ndata: 2\n\n\r\n0\r\n\r\n");
    }

    @Test
    void pagesLoadNothingFromElsewhere() {
        String answer = ask(service.port(), "GET /page HTTP/1.1\r\nConnection: close\r\n" + HOST + "\r\n");
        assertThat(answer)
                .contains("Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self';")
                .contains("frame-ancestors 'none'")
                .contains("X-Content-Type-Options: nosniff");
    }

    @Test
    void whatWasAcceptedIsAnsweredBeforeTheEnd() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.getOutputStream().write(("GET /wait HTTP/1.1\r\n" + HOST + "\r\n").getBytes(ISO_8859_1));
            entered.await();
            assertThat(service.running()).isEqualTo(1);
            Thread stopping = Thread.ofPlatform().start(() -> service.stop(Duration.ofSeconds(30)));
            while (stopping.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            leave.countDown();
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readAllBytes(), ISO_8859_1))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("{\"done\":true}\n");
            stopping.join();
        }
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), service.port()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aTakenPortIsAFailure() {
        InetSocketAddress taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port());
        assertThatThrownBy(() -> HttpService.start(taken, Limits.OF_A_PAGE, new Routes(), bugs::add))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("cannot be bound");
    }
}
