package org.pierian.runner.dataset.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.Sha256;

class DataCacheTest {

    private static final int SIZE = 100_000;
    private static final String KEY = Sha256.of(new byte[] {1});

    @TempDir
    Path folder;

    private final AtomicInteger written = new AtomicInteger();
    private DataCache cache;

    @BeforeEach
    void create() {
        cache = new DataCache(folder.resolve("prepared"), new CacheLimit(10), _ -> {});
    }

    private static byte[] content() {
        byte[] bytes = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return bytes;
    }

    private byte[] read() {
        MemorySegment segment = cache.get(KEY, SIZE, out -> {
            written.incrementAndGet();
            out.write(content());
        });
        return segment.toArray(ValueLayout.JAVA_BYTE);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("prepared"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void contentIsWrittenOnce() throws IOException {
        assertThat(read()).isEqualTo(content());
        assertThat(read()).isEqualTo(content());
        assertThat(written).hasValue(1);
        assertThat(files()).containsExactly(KEY + ".data", "lock");
    }

    @Test
    void aFileThatIsNotWholeIsWrittenAnew() throws IOException {
        read();
        Path file = folder.resolve("prepared").resolve(KEY + ".data");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, SIZE));
        assertThat(read()).isEqualTo(content());
        byte[] other = whole.clone();
        other[SIZE + 3] ^= 1;
        Files.write(file, other);
        assertThat(read()).isEqualTo(content());
        assertThat(written).hasValue(3);
    }

    @Test
    void leftoversOfDeadProcessesGo() throws IOException {
        Path left = folder.resolve("prepared").resolve("0123.data.01234567.part");
        Files.createDirectories(left.getParent());
        Files.write(left, new byte[10]);
        read();
        assertThat(files()).containsExactly(KEY + ".data", "lock");
    }

    @Test
    void whatFailsLeavesNothing() throws IOException {
        Failure failure = catchThrowableOfType(
                Failure.class,
                () -> cache.get(KEY, SIZE, out -> {
                    out.write(new byte[SIZE / 2]);
                    throw new IOException("No space left on device");
                }));
        assertThat(failure.exitCode()).isEqualTo(ExitCode.IO);
        assertThat(failure.message()).contains("No space left on device");
        assertThat(files()).containsExactly("lock");
        assertThat(read()).isEqualTo(content());
    }

    @Test
    void contentOfAnotherSizeIsAMistakeOfTheProgram() {
        assertThatThrownBy(() -> cache.get(KEY, SIZE, out -> out.write(new byte[SIZE - 1])))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void manyAtOnceWriteOnce() throws Exception {
        List<Callable<byte[]>> readers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            readers.add(this::read);
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<byte[]> found : threads.invokeAll(readers)) {
                assertThat(found.get()).isEqualTo(content());
            }
        }
        assertThat(written).hasValue(1);
    }

    @Test
    void theLimitIsAQuarterOfTheHeapUnlessWritten() {
        assertThat(CacheLimit.of(Map.of(), 1 << 30).bytes()).isEqualTo(1 << 28);
        assertThat(CacheLimit.of(Map.of("RUNNER_CACHE_ABOVE", "0"), 1 << 30).isBelow(1))
                .isTrue();
        assertThat(CacheLimit.of(Map.of("RUNNER_CACHE_ABOVE", "999999"), 1 << 30)
                        .isBelow(1L << 31))
                .isTrue();
        assertThat(CacheLimit.of(Map.of("RUNNER_CACHE_ABOVE", "2"), 1 << 30).heap(1 << 21))
                .isEqualTo(1 << 21);
        Failure failure =
                catchThrowableOfType(Failure.class, () -> CacheLimit.of(Map.of("RUNNER_CACHE_ABOVE", "many"), 1 << 30));
        assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
    }
}
