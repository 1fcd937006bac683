package org.pierian.runner.dataset.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.runner.dataset.table.TableRows;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Files that are cut off or changed: whatever is seen is refused, and nothing else happens.
@Timeout(300)
class BrokenParquetTest {

    private static final int ROWS = 40;
    private static final int FLIPS = 2_000;
    private static final long MOST_BYTES = 64L << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path folder;

    private static byte[] file(int codec, boolean dictionary, boolean newPages) {
        Object[] numbers = IntStream.range(0, ROWS)
                .mapToObj(i -> i % 5 == 0 ? TestColumn.MISSING : (Object) (i * 0.25))
                .toArray();
        String[] words = IntStream.range(0, ROWS).mapToObj(i -> "w" + i % 3).toArray(String[]::new);
        return new ParquetWriter(codec, dictionary, newPages, 16, 25)
                .write(TestColumn.of("a", TestColumn.DOUBLE).optional(numbers), TestColumn.texts("b", words));
    }

    /// Whether a file is refused; it gives rows otherwise.
    private boolean isRefused(byte[] bytes, String how) throws IOException {
        Path file = Files.write(folder.resolve("t.parquet"), bytes);
        long before = THREADS.getTotalThreadAllocatedBytes();
        try (TableRows rows = new ParquetFormat().open(file, "t.parquet", List.of("a", "b"))) {
            ParquetRowsTest.all(rows);
            return false;
        } catch (Failure failure) {
            assertThat(failure.exitCode()).as(how).isEqualTo(ExitCode.INPUT);
            assertThat(failure.message()).as(how).contains("t.parquet");
            return true;
        } catch (RuntimeException e) {
            throw new AssertionError(how, e);
        } finally {
            assertThat(THREADS.getTotalThreadAllocatedBytes() - before)
                    .as("bytes: " + how)
                    .isLessThan(MOST_BYTES);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, false, false", "1, true, false", "2, false, true", "6, true, true"})
    void aFileThatIsCutOffIsRefused(int codec, boolean dictionary, boolean newPages) throws IOException {
        byte[] whole = file(codec, dictionary, newPages);
        assertThat(isRefused(whole, "whole")).isFalse();
        for (int length = 0; length < whole.length; length++) {
            assertThat(isRefused(Arrays.copyOf(whole, length), "cut at " + length))
                    .as("cut at " + length)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, false, false",
        "0, true, true",
        "1, true, false",
        "2, false, true",
        "6, true, true",
        "6, false, false"
    })
    void flippedBytesEndInAnErrorOrInRows(int codec, boolean dictionary, boolean newPages) throws IOException {
        byte[] whole = file(codec, dictionary, newPages);
        SplittableRandom random = new SplittableRandom(codec);
        int refused = 0;
        for (int i = 0; i < FLIPS; i++) {
            byte[] bytes = whole.clone();
            int at = i % whole.length;
            int flip = 1 + random.nextInt(255);
            bytes[at] ^= (byte) flip;
            refused += isRefused(bytes, "byte " + at + " with " + flip) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(FLIPS / 4);
    }

    @Test
    void bytesInAnyPlaceOfAPageAreNotTrusted() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < FLIPS; i++) {
            byte[] bytes = file(i % 2 * 2, i % 3 == 0, i % 4 < 2);
            int from = random.nextInt(bytes.length);
            int count = 1 + random.nextInt(12);
            for (int b = from; b < Math.min(bytes.length, from + count); b++) {
                bytes[b] = (byte) random.nextInt();
            }
            isRefused(bytes, "round " + i);
        }
    }
}
