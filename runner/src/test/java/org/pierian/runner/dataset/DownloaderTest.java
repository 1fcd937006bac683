package org.pierian.runner.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

class DownloaderTest {

    private static final byte[] RIGHT = "the right content".getBytes(StandardCharsets.UTF_8);
    private static final byte[] LOGIN = "<html>log in".getBytes(StandardCharsets.UTF_8);
    private static final Downloader.Limits PATIENT =
            new Downloader.Limits(Duration.ofSeconds(30), Duration.ofSeconds(30), 1);
    private static final Downloader.Limits SHORT =
            new Downloader.Limits(Duration.ofSeconds(5), Duration.ofMillis(300), 5);

    private final List<Mirror> mirrors = new ArrayList<>();

    @TempDir
    private Path folder;

    private Downloader.Limits limits = PATIENT;

    @AfterEach
    void closeMirrors() {
        mirrors.forEach(Mirror::close);
    }

    @Test
    void theRightFileIsKept() throws IOException {
        fetch(mirror(Mirror.sends(RIGHT)));

        assertThat(target()).hasBinaryContent(RIGHT);
        assertNothingElseIsLeft(1);
    }

    @Test
    void aFileInTheWayIsReplaced() throws IOException {
        Files.createDirectories(target().getParent());
        Files.writeString(target(), "old");

        fetch(mirror(Mirror.sends(RIGHT)));

        assertThat(target()).hasBinaryContent(RIGHT);
    }

    @Test
    void theNextMirrorIsAskedWhenOneFails() throws IOException {
        URI missing = mirror(Mirror.answers(404));
        URI broken = mirror(Mirror.breaksOffAfter(Arrays.copyOf(RIGHT, 5), RIGHT.length));
        URI wrong = mirror(Mirror.sends(LOGIN));
        URI right = mirror(Mirror.sends(RIGHT));
        URI unused = mirror(Mirror.sends(RIGHT));

        fetch(missing, broken, wrong, right, unused);

        assertThat(target()).hasBinaryContent(RIGHT);
        assertThat(mirrors).extracting(Mirror::requests).containsExactly(1, 1, 1, 1, 0);
        assertNothingElseIsLeft(1);
    }

    @Test
    void aRedirectIsFollowed() {
        URI right = mirror(Mirror.sends(RIGHT));
        URI moved = mirror(exchange -> {
            exchange.getResponseHeaders()
                    .set("Location", right.resolve("elsewhere").toString());
            exchange.sendResponseHeaders(302, -1);
        });

        fetch(moved);

        assertThat(target()).hasBinaryContent(RIGHT);
    }

    @Test
    void aRedirectInACircleEnds() throws IOException {
        URI circle = mirror(exchange -> {
            exchange.getResponseHeaders().set("Location", "/files/again");
            exchange.sendResponseHeaders(302, -1);
        });

        assertNetworkFailure("127.0.0.1 answered 302", circle);
        assertThat(mirrors.getFirst().requests()).isLessThan(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 403, 404, 429, 500, 503})
    void anotherStatusIsANetworkFailure(int status) throws IOException {
        assertNetworkFailure("127.0.0.1 answered " + status, mirror(Mirror.answers(status)));
    }

    @Test
    void aBodyThatBreaksOffIsANetworkFailure() throws IOException {
        assertNetworkFailure(
                "127.0.0.1 broke off", mirror(Mirror.breaksOffAfter(Arrays.copyOf(RIGHT, 5), RIGHT.length)));
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws IOException {
        limits = SHORT;
        assertNetworkFailure(
                "127.0.0.1 sent only 0 bytes in 0.3 seconds",
                mirror(_ -> mirrors.getFirst().hang()));
    }

    @Test
    void aServerThatStopsHalfWayIsGivenUp() throws IOException {
        limits = SHORT;
        assertNetworkFailure("127.0.0.1 sent only ", mirror(exchange -> {
            exchange.sendResponseHeaders(200, RIGHT.length);
            exchange.getResponseBody().write(RIGHT, 0, 3);
            exchange.getResponseBody().flush();
            mirrors.getFirst().hang();
        }));
    }

    @Test
    void aServerThatIsNotThereIsANetworkFailure() throws IOException {
        URI gone = mirror(Mirror.sends(RIGHT));
        mirrors.getFirst().close();

        assertNetworkFailure("127.0.0.1 refused the connection", gone);
    }

    @Test
    void allReasonsAreTold() {
        Failure failure = failure(mirror(Mirror.answers(404)), mirror(Mirror.answers(500)));

        assertThat(failure.message())
                .isEqualTo("`x.gz` cannot be downloaded: 127.0.0.1 answered 404; 127.0.0.1 answered 500");
    }

    @Test
    void anotherContentIsRefusedAndNothingIsKept() throws IOException {
        URI wrong = mirror(Mirror.sends(LOGIN));

        Failure failure = failure(wrong, mirror(Mirror.answers(404)));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(failure.message()).isEqualTo("the server sent another file: wrong content");
        assertThat(failure.place()).hasValue(wrong + "x.gz");
        assertThat(failure.helps()).singleElement().asString().startsWith("a login page or a proxy");
        assertNothingElseIsLeft(0);
    }

    @Test
    void moreThanTheMostBytesAreNotReceived() throws IOException {
        Failure failure = failure(mirror(Mirror.neverEnds()));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(failure.message()).isEqualTo("the server sent another file: more than 1000 bytes");
        assertNothingElseIsLeft(0);
    }

    @Test
    void aFolderThatCannotBeMadeIsAFailureOfItsOwn() throws IOException {
        Files.writeString(folder.resolve("cache"), "a file in the way");
        URI mirror = mirror(Mirror.sends(RIGHT));

        assertThat(failure(mirror).exitCode()).isEqualTo(ExitCode.CANNOT_CREATE);
        assertThat(mirrors.getFirst().requests()).isZero();
    }

    @Test
    void progressIsTold() {
        AtomicLong last = new AtomicLong(-1);
        Mirror slow = new Mirror(exchange -> {
            exchange.sendResponseHeaders(200, RIGHT.length);
            exchange.getResponseBody().write(RIGHT, 0, 3);
            exchange.getResponseBody().flush();
            while (last.get() < 3) {
                Thread.onSpinWait();
            }
            exchange.getResponseBody().write(RIGHT, 3, RIGHT.length - 3);
        });
        mirrors.add(slow);
        Downloader downloader = new Downloader(List.of(slow.address()), Downloader.Limits.USUAL);

        downloader.fetch("x.gz", target(), 1000, DownloaderTest::check, last::set);

        assertThat(last.get()).isGreaterThanOrEqualTo(3);
        assertThat(target()).hasBinaryContent(RIGHT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://example.org/", "ftp://example.org/", "file:///etc/", "http://127.0.0.1.example.org/"})
    void onlyHttpsIsSpokenToOtherMachines(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Downloader(List.of(URI.create(address)), Downloader.Limits.USUAL));
    }

    private void assertNetworkFailure(String reason, URI mirror) throws IOException {
        Failure failure = failure(mirror);

        assertThat(failure.exitCode()).isEqualTo(ExitCode.NETWORK);
        assertThat(failure.message()).startsWith("`x.gz` cannot be downloaded: " + reason);
        assertNothingElseIsLeft(0);
    }

    private void assertNothingElseIsLeft(int files) throws IOException {
        try (Stream<Path> left = Files.list(target().getParent())) {
            assertThat(left).hasSize(files);
        }
    }

    private URI mirror(Mirror.Behaviour behaviour) {
        Mirror mirror = new Mirror(behaviour);
        mirrors.add(mirror);
        return mirror.address();
    }

    private Failure failure(URI... addresses) {
        return catchThrowableOfType(Failure.class, () -> fetch(addresses));
    }

    private void fetch(URI... addresses) {
        new Downloader(List.of(addresses), limits).fetch("x.gz", target(), 1000, DownloaderTest::check, _ -> {});
    }

    private Path target() {
        return folder.resolve("cache").resolve("mnist").resolve("x.gz");
    }

    private static void check(Path file) {
        try {
            if (!Arrays.equals(Files.readAllBytes(file), RIGHT)) {
                throw Failure.of(ExitCode.INPUT, "wrong content");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
