package org.pierian.runner.dataset.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.file.Sha256;

class PictureGridTest {

    private static final int SIDE = 28;

    @Test
    void everyPixelStandsWhereItBelongs() throws IOException {
        byte[] pixels = random(120 * SIDE * SIDE, 256);
        Raster grid = decode(png(pixels));

        assertThat(grid.getWidth()).isEqualTo(578);
        assertThat(grid.getHeight()).isEqualTo(578);
        int wrong = 0;
        for (int y = 0; y < 578; y++) {
            for (int x = 0; x < 578; x++) {
                wrong += grid.getSample(x, y, 0) == expected(pixels, y, x) ? 0 : 1;
            }
        }
        assertThat(wrong).isZero();
    }

    private static int expected(byte[] pixels, int y, int x) {
        int cell = 2 * SIDE + 2;
        if (y % cell >= 2 * SIDE || x % cell >= 2 * SIDE) {
            return 255;
        }
        int picture = y / cell * 10 + x / cell;
        return 255 - (pixels[(picture * SIDE + y % cell / 2) * SIDE + x % cell / 2] & 0xFF);
    }

    @Test
    void itIsEightBitGrey() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png(new byte[SIDE * SIDE])));

        assertThat(image.getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
    }

    @Test
    void picturesThatAreNotThereAreWhite() throws IOException {
        byte[] black = new byte[SIDE * SIDE];
        Arrays.fill(black, (byte) 0xFF);
        Raster grid = decode(png(black));

        assertThat(grid.getSample(55, 55, 0)).isZero();
        assertThat(grid.getSample(56, 55, 0)).isEqualTo(255);
        assertThat(grid.getSample(58, 0, 0)).isEqualTo(255);
        assertThat(grid.getSample(577, 577, 0)).isEqualTo(255);
    }

    @Test
    void picturesNeedNotBeSquare() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PictureGrid.write(out, Data.Pictures.ofInk(new byte[] {0, 100, (byte) 200, 0, 0, 50}, 1, 3));
        Raster grid = decode(out.toByteArray());

        assertThat(grid.getWidth()).isEqualTo(78);
        assertThat(grid.getHeight()).isEqualTo(38);
        assertThat(grid.getSample(2, 0, 0)).isEqualTo(155);
        assertThat(grid.getSample(5, 1, 0)).isEqualTo(55);
        assertThat(grid.getSample(8 + 5, 1, 0)).isEqualTo(205);
    }

    @Test
    void theBytesNeverChange() throws IOException {
        byte[] pixels = random(100 * SIDE * SIDE, 2);

        assertThat(Sha256.of(png(pixels)))
                .isEqualTo("57917e65be9577a5e7a4c7f67c8582c8332cbd9a9f393b92821dee78c65c67df");
    }

    @Test
    void everyChunkHasItsChecksum() throws IOException {
        ByteBuffer file = ByteBuffer.wrap(png(random(SIDE * SIDE, 256)));
        file.position(8);
        int chunks = 0;
        while (file.hasRemaining()) {
            byte[] content = new byte[4 + file.getInt()];
            file.get(content);
            CRC32 crc = new CRC32();
            crc.update(content);
            assertThat(file.getInt()).isEqualTo((int) crc.getValue());
            chunks++;
        }
        assertThat(chunks).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"0, 28", "28, 0", "-1, 28", "501, 1"})
    void sizesOutOfRangeAreRefused(int height, int width) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PictureGrid.write(
                        new ByteArrayOutputStream(), Data.Pictures.ofInk(new byte[100], height, width)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 9, 17, 100, 257, 1000, 4097, 32_768, 40_000})
    void whatIsPackedUnpacks(int rowLength) throws DataFormatException {
        for (int values : new int[] {1, 2, 200}) {
            byte[] bytes = random(100_000, values);
            for (int i = rowLength; i < bytes.length; i++) {
                if (i / 37 % 3 > 0) { // repeats for a while, in lengths of all kinds
                    bytes[i] = bytes[i - rowLength];
                }
            }
            assertThat(inflate(RowDeflate.zlib(bytes, rowLength), bytes.length)).isEqualTo(bytes);
        }
    }

    @Test
    void everyLengthOfARunUnpacks() throws DataFormatException {
        for (int length = 0; length < 600; length++) {
            byte[] bytes = new byte[length + 2];
            bytes[0] = 1;
            bytes[length + 1] = 2;
            assertThat(inflate(RowDeflate.zlib(bytes, 100), bytes.length)).isEqualTo(bytes);
        }
    }

    private static byte[] inflate(byte[] packed, int length) throws DataFormatException {
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(packed);
            byte[] bytes = new byte[length + 1];
            int count = inflater.inflate(bytes);
            assertThat(inflater.finished()).isTrue();
            assertThat(inflater.getRemaining()).isZero();
            return Arrays.copyOf(bytes, count);
        }
    }

    private static byte[] random(int count, int values) {
        SplittableRandom random = new SplittableRandom(5);
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) random.nextInt(values);
        }
        return bytes;
    }

    private static byte[] png(byte[] pixels) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PictureGrid.write(out, Data.Pictures.ofInk(pixels, SIDE, SIDE));
        return out.toByteArray();
    }

    private static Raster decode(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png)).getRaster();
    }
}
