package org.pierian.runner.dataset.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.dataset.picture.raster.PictureFault;

/// Files that are cut, changed, or say that they are large: each is refused in words, or read, and takes little
/// memory.
class BrokenPicturesTest {

    private static final long MOST_MEMORY = 64L << 20;

    private static byte[] file(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(BrokenPicturesTest.class.getResourceAsStream("/pictures/" + name), name)) {
            return in.readAllBytes();
        }
    }

    /// Reads all pixels; nothing but a fault may be thrown, and no more memory than that taken.
    private static boolean isRead(byte[] file) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        boolean read = true;
        try {
            Pixels.of(PictureDecoder.read(file));
        } catch (PictureFault fault) {
            assertThat(fault.what()).isNotBlank();
            assertThat(fault.help()).isNotBlank();
            read = false;
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_MEMORY);
        return read;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "17x33-sample2x2.jpg",
                "17x33-sample2x2-progressive.jpg",
                "16x16-restart3B.jpg",
                "17x33-grayscale.jpg",
                "7x9-rgba.png",
                "7x9-palette.png",
                "7x9-rgb.bmp",
                "7x9-palette.bmp",
                "7x9-palette.gif",
                "7x9-rgb.ppm",
                "7x9-grey.pgm"
            })
    void everyCutFileIsRefused(String name) throws IOException {
        byte[] whole = file(name);
        assertThat(isRead(whole)).isTrue();
        int needed = name.endsWith(".gif") ? whole.length - 5 : whole.length; // its last bytes say that nothing follows
        for (int length = 0; length < needed; length++) {
            assertThat(isRead(Arrays.copyOf(whole, length)))
                    .as("cut to %d", length)
                    .isFalse();
        }
    }

    /// PNG has checksums; in the other formats most changes are other pixels.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "17x33-sample2x2.jpg",
                "17x33-sample2x2-progressive.jpg",
                "31x5-sample2x2,1x2,2x1-progressive.jpg",
                "16x16-restart3B.jpg",
                "16x16-rgb.jpg",
                "7x9-rgba.png",
                "7x9-transparent.png",
                "7x9-rgb.bmp",
                "7x9-palette.bmp",
                "7x9-interlaced.gif",
                "7x9-rgb.ppm"
            })
    void everyChangedByteIsRefusedOrReadAsOtherPixels(String name) throws IOException {
        byte[] whole = file(name);
        List<Integer> read = new ArrayList<>();
        for (int i = 0; i < whole.length; i++) {
            for (int change : new int[] {1, 0x80, 0xFF, 0x10}) {
                byte[] changed = whole.clone();
                changed[i] ^= (byte) change;
                if (isRead(changed)) {
                    read.add(i);
                }
            }
        }
        if (name.endsWith(".png")) {
            assertThat(read).isEmpty();
        } else {
            assertThat(read).as("other pixels").isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                           | is damaged: it is empty
            00                                                           | is no picture in JPEG, PNG, BMP, GIF, PGM or PPM
            52494646 24000000 57454250 56503820                          | is no picture in JPEG, PNG, BMP, GIF, PGM or PPM
            ffd8ffd9                                                     | is damaged: it has no picture
            ffd8ffc0000b08ffffffff01011100                               | is too large: it has 65535 rows of 65535 pixels
            ffd8ffc2000b087fff7fff01011100                               | is too large: it has 32767 rows of 32767 pixels
            ffd8ffc000140800080008040111000211000311000411 00            | has the four colours of print, CMYK
            ffd8ffc0000b0c0008000801011100                               | has 12 bits for a sample
            ffd8ffc9000b080008000801011100                               | is in a rare form of JPEG: without loss, in levels, or with arithmetic codes
            ffd8ffc3000b080008000801011100                               | is in a rare form of JPEG: without loss, in levels, or with arithmetic codes
            ffd8ffc0000b080000000801011100                               | says its number of rows behind them
            ffd8ffc0000b080008000801015100                               | is damaged: its header is wrong
            50362033323736382033323736382032353520                       | is too large: it has 32768 rows of 32768 pixels
            503220393939393920393939393920323535                         | is too large: it has 99999 rows of 99999 pixels
            50362032203220373030303020                                   | is damaged: a number is wrong or too large
            474946383961ffffffff00000000                                 | is damaged: it has no picture
            474946383961ffffffff800000 000000ffffff 2c00000000 01000100 00 02 | is too large: it has 65535 rows of 65535 pixels
            ffd8ffc0000b080fa00fa001011100                               | is damaged: it ends too early
            ffd8ffc2000b080fa00fa001011100                               | is damaged: it ends too early
            474946383961a00fa00f800000 000000ffffff 2c00000000 a00fa00f 00 02 | is damaged: it ends too early
            424d 00000000 00000000 36000000 28000000 00010000 00010000 0100 1800 01000000 00000000 0000000000000000 00000000 00000000 | is a compressed BMP
            """)
    void whatIsWrongIsSaidBeforeMemoryIsTaken(String hex, String what) {
        byte[] file = HexFormat.of().parseHex(hex.replace(" ", ""));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        PictureFault fault = catchThrowableOfType(PictureFault.class, () -> PictureDecoder.read(file));
        assertThat(fault.what()).isEqualTo(what);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
    }

    /// 31,623 by 31,623, in the header of a PNG file of 70 bytes.
    @Test
    void aBombOfAThousandMillionPixelsIsRefusedByItsHeader() throws IOException {
        byte[] bomb = PngFiles.of(new PngFiles.Form(31_623, 31_623, 8, 2, false), new byte[100]);
        PictureFault fault = catchThrowableOfType(PictureFault.class, () -> PictureDecoder.read(bomb));
        assertThat(fault.what()).isEqualTo("is too large: it has 31623 rows of 31623 pixels");
    }

    /// Nothing unpacks to so many.
    @Test
    void moreMegabytesThanAFileCanHoldAreNotTaken() throws IOException {
        byte[] file = PngFiles.of(new PngFiles.Form(4_000, 4_000, 8, 2, false), new byte[100]);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        PictureFault fault = catchThrowableOfType(PictureFault.class, () -> PictureDecoder.read(file));
        assertThat(fault.what()).isEqualTo("is damaged: it has fewer or more pixels than its header says");
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
    }

    @Test
    void aProgressivePictureWithoutAllItsScansIsRefused() throws IOException {
        byte[] whole = file("17x33-sample2x2-progressive.jpg");
        int scans = 0;
        for (int i = 2; i < whole.length - 1; i++) {
            if ((whole[i] & 0xFF) == 0xFF && (whole[i + 1] & 0xFF) == 0xDA && scans++ > 0) {
                byte[] cut = Arrays.copyOf(whole, i + 2);
                cut[i + 1] = (byte) 0xD9;
                PictureFault fault = catchThrowableOfType(PictureFault.class, () -> PictureDecoder.read(cut));
                assertThat(fault.what()).isEqualTo("is damaged: a part of it is missing");
            }
        }
        assertThat(scans).isEqualTo(10);
    }

    @Test
    void whatFollowsTheEndIsNotLookedAt() throws IOException {
        byte[] whole = file("16x16-rgb.jpg");
        byte[] more = Arrays.copyOf(whole, whole.length + 100);
        assertThat(Pixels.of(PictureDecoder.read(more))).isEqualTo(Pixels.of(PictureDecoder.read(whole)));
    }
}
