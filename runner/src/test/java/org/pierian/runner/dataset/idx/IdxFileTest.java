package org.pierian.runner.dataset.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.Sha256;

class IdxFileTest {

    private static final Shape IMAGES = Shape.of(2, 3, 3);

    @Test
    void imagesAreReadPlainAndPacked() throws IOException {
        byte[] file = idx(0x803, new int[] {2, 3, 3}, values(18));
        for (byte[] form : new byte[][] {file, gzip(file)}) {
            IdxFile read = read(form, IMAGES);

            assertThat(read.shape()).isEqualTo(IMAGES);
            assertThat(read.values()).isEqualTo(values(18));
            assertThat(read.sha256()).isEqualTo(Sha256.of(file));
        }
    }

    @Test
    void labelsAreReadPlainAndPacked() throws IOException {
        byte[] file = idx(0x801, new int[] {100_000}, values(100_000));

        assertThat(read(file, Shape.of(100_000)).values()).isEqualTo(values(100_000));
        assertThat(read(gzip(file), Shape.of(100_000)).values()).isEqualTo(values(100_000));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cutAnywhereTheFileIsRefused(boolean packed) throws IOException {
        byte[] file = idx(0x803, new int[] {2, 3, 3}, values(18));
        byte[] whole = packed ? gzip(file) : file;
        for (int length = 0; length < whole.length; length++) {
            Failure failure = refusal(Arrays.copyOf(whole, length), IMAGES);
            assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
            assertThat(failure.message()).startsWith("`x.gz` ends after " + length);
            assertThat(failure.place()).hasValue("x.gz: byte " + length);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatFollowsTheEndIsRefused(boolean packed) throws IOException {
        byte[] file = idx(0x803, new int[] {2, 3, 3}, values(18));
        byte[] whole = packed ? gzip(file) : file;

        Failure failure = refusal(concatenated(whole, new byte[] {0}), IMAGES);

        assertThat(failure.place()).hasValue("x.gz: byte " + whole.length);
        assertThat(failure.message())
                .isEqualTo(
                        packed
                                ? "something follows the end of the compressed data"
                                : "`x.gz` continues after the 34 bytes that it should have");
    }

    @Test
    void aSecondMemberIsRefused() throws IOException {
        byte[] file = idx(0x803, new int[] {2, 3, 3}, values(18));

        assertThat(refusal(concatenated(gzip(file), gzip(file)), IMAGES).message())
                .isEqualTo("something follows the end of the compressed data");
    }

    @Test
    void aWrongChecksumOrLengthInTheTrailerIsRefused() throws IOException {
        byte[] whole = gzip(idx(0x803, new int[] {2, 3, 3}, values(18)));
        for (int i = 1; i <= 8; i++) {
            byte[] changed = whole.clone();
            changed[whole.length - i] ^= 1;
            assertThat(refusal(changed, IMAGES).message()).contains("the checksum does not match");
        }
    }

    @Test
    void everyFlippedBitOfAPackedFileIsRefusedOrHarmless() throws IOException {
        byte[] file = idx(0x803, new int[] {2, 3, 3}, values(18));
        byte[] whole = gzip(file);
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] changed = whole.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertThat(read(changed, IMAGES).sha256()).isEqualTo(Sha256.of(file));
            } catch (Failure failure) {
                assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
            }
        }
    }

    @Test
    void aPackedFileMayHaveANameACommentAndAnExtraField() throws IOException {
        byte[] file = idx(0x803, new int[] {2, 3, 3}, values(18));
        byte[] whole = gzip(file);
        byte[] header = {
            0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 0, 3, 2, 0, 'x', 'y', 'n', 0, 'c', 'd', 0, 5, 6
        };

        byte[] form = concatenated(header, Arrays.copyOfRange(whole, 10, whole.length));

        assertThat(read(form, IMAGES).values()).isEqualTo(values(18));
    }

    @Test
    void aBombIsUnpackedOnlyAsFarAsExpected() throws IOException {
        byte[] file = idx(0x803, new int[] {2, 3, 3}, new byte[50_000_000]);

        Failure failure = refusal(gzip(file), IMAGES);

        assertThat(failure.message()).isEqualTo("`x.gz` continues after the 34 bytes that it should have");
        assertThat(failure.place()).hasValue("x.gz: byte 34");
    }

    @Test
    void anEndlessFileIsReadOnlyAsFarAsExpected() throws IOException {
        byte[] start = idx(0x803, new int[] {2, 3, 3}, new byte[0]);
        InputStream endless = new SequenceInputStream(new ByteArrayInputStream(start), new Zeros());

        Failure failure = catchThrowableOfType(Failure.class, () -> IdxFile.read(endless, "x.gz", IMAGES));

        assertThat(failure.message()).contains("continues after the 34 bytes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            801      | `x.gz` has 1 axes, expected 3
            804      | `x.gz` has 4 axes, expected 3
            D03      | `x.gz` does not hold unsigned bytes: it begins with 00000d03, expected 0000080n
            3080000  | `x.gz` is not an IDX file: it begins with 03080000, expected 0000080n
            3C21444F | `x.gz` is not an IDX file: it begins with 3c21444f, expected 0000080n
            """)
    void anotherMagicIsRefused(String magic, String message) throws IOException {
        byte[] file = idx(Integer.parseUnsignedInt(magic, 16), new int[] {2, 3, 3}, values(18));

        assertThat(refusal(file, IMAGES).message()).isEqualTo(message);
        assertThat(refusal(gzip(file), IMAGES).message()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3, 3, '[1, 3, 3]'",
        "3, 3, 3, '[3, 3, 3]'",
        "2, 9, 1, '[2, 9, 1]'",
        "0, 3, 3, '[0, 3, 3]'",
        "-1, 28, 28, '[4294967295, 28, 28]'",
        "65536, 65536, 2, '[65536, 65536, 2]'"
    })
    void anotherShapeIsRefused(int count, int rows, int columns, String shown) throws IOException {
        byte[] file = idx(0x803, new int[] {count, rows, columns}, values(18));

        assertThat(refusal(file, IMAGES).message()).isEqualTo("`x.gz` has the shape " + shown + ", expected [2, 3, 3]");
    }

    @Test
    void aFilePackedTwiceIsNoIdxFile() throws IOException {
        byte[] twice = gzip(gzip(idx(0x803, new int[] {2, 3, 3}, values(18))));

        assertThat(refusal(twice, IMAGES).message()).contains("is not an IDX file: it begins with 1f8b08");
    }

    @Test
    void gzipOfAnUnknownMethodIsRefused() throws IOException {
        byte[] whole = gzip(idx(0x803, new int[] {2, 3, 3}, values(18)));
        whole[2] = 7;

        assertThat(refusal(whole, IMAGES).message()).isEqualTo("not a gzip file");
    }

    @Test
    void aPackedPageIsNoIdxFile() throws IOException {
        byte[] page = gzip("<!doctype html><title>Please log in</title>".getBytes(StandardCharsets.UTF_8));

        assertThat(refusal(page, IMAGES).message()).contains("is not an IDX file");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cutAnywhereAFileOfAnyShapeIsRefused(boolean packed) throws IOException {
        byte[] file = idx(0x803, new int[] {2, 3, 3}, values(18));
        byte[] whole = packed ? gzip(file) : file;
        for (int length = 0; length < whole.length; length++) {
            Failure failure = refusalOfAnyShape(Arrays.copyOf(whole, length));
            assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
            assertThat(failure.message()).startsWith("`x.gz` ends after " + length);
        }
        assertThat(refusalOfAnyShape(concatenated(whole, new byte[1])).exitCode())
                .isEqualTo(ExitCode.INPUT);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 28, 28, '[4294967295, 28, 28]'",
        "1, -28, 28, '[1, 4294967268, 28]'",
        "65536, 65536, 2, '[65536, 65536, 2]'",
        "0, 65536, 65536, '[0, 65536, 65536]'",
        "2147483647, 1, 1, '[2147483647, 1, 1]'",
        "2147483647, 2147483647, 2147483647, '[2147483647, 2147483647, 2147483647]'"
    })
    void aShapeThatIsTooLargeIsRefused(int count, int rows, int columns, String shown) throws IOException {
        byte[] file = idx(0x803, new int[] {count, rows, columns}, values(18));

        Failure failure = refusalOfAnyShape(file);

        assertThat(failure.message())
                .isEqualTo("`x.gz` says that it has the shape " + shown + ", which is more than 2 GiB");
        assertThat(failure.place()).hasValue("x.gz: byte 4");
    }

    @Test
    void anotherKindOfFileOfAnyShapeIsRefused() throws IOException {
        assertThat(refusalOfAnyShape(idx(0xD03, new int[] {2, 3, 3}, values(18)))
                        .message())
                .contains("does not hold unsigned bytes");
        assertThat(refusalOfAnyShape("<!doctype html>".getBytes(StandardCharsets.UTF_8))
                        .message())
                .contains("is not an IDX file");
    }

    private static Failure refusalOfAnyShape(byte[] file) {
        return catchThrowableOfType(
                Failure.class, () -> IdxFile.read(new ByteArrayInputStream(file), "x.gz", shape -> {}));
    }

    private static IdxFile read(byte[] file, Shape shape) throws IOException {
        return IdxFile.read(new ByteArrayInputStream(file), "x.gz", shape);
    }

    private static Failure refusal(byte[] file, Shape shape) {
        return catchThrowableOfType(Failure.class, () -> read(file, shape));
    }

    private static byte[] values(int count) {
        byte[] values = new byte[count];
        for (int i = 0; i < count; i++) {
            values[i] = (byte) (i * i);
        }
        return values;
    }

    private static byte[] idx(int magic, int[] dims, byte[] values) {
        ByteBuffer file =
                ByteBuffer.allocate(4 + 4 * dims.length + values.length).putInt(magic);
        for (int dim : dims) {
            file.putInt(dim);
        }
        return file.put(values).array();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] concatenated(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static final class Zeros extends InputStream {
        @Override
        public int read() {
            return 0;
        }
    }
}
