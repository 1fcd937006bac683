package org.pierian.runner.dataset.picture.resize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.runner.dataset.picture.raster.Picture;
import org.pierian.spec.BackgroundColour;
import org.pierian.spec.Channels;
import org.pierian.spec.Resize;
import org.pierian.spec.ResizeFilter;

class ResamplingTest {

    /// Sizes around the number of rows that are worked out together, widths at which it becomes smaller, and both
    /// directions of each axis.
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 1",
        "1, 1, 9, 5",
        "7, 31, 3, 64",
        "31, 32, 40, 7",
        "32, 33, 32, 33",
        "33, 65, 5, 1",
        "100, 1, 3, 17",
        "640, 48, 224, 24",
        "3000, 19, 50, 30",
        "9000, 9, 7, 4",
        "2, 500, 3, 2"
    })
    void everyPixelIsTheRoundedSumOfItsWeights(int width, int height, int newWidth, int newHeight) {
        for (ResizeFilter filter : new ResizeFilter[] {ResizeFilter.BILINEAR, ResizeFilter.AREA}) {
            for (Channels channels : Channels.values()) {
                Noise picture = new Noise(width, height);
                PictureForm form = new PictureForm(
                        newHeight,
                        newWidth,
                        channels,
                        Optional.of(Resize.STRETCH),
                        filter,
                        Optional.of(BackgroundColour.BLACK));
                byte[] found = new byte[form.size()];
                form.write(picture, found, 0);

                assertThat(found)
                        .as("%s, %s", filter, channels)
                        .isEqualTo(expected(picture, newWidth, newHeight, filter, channels));
            }
        }
    }

    private static byte[] expected(Noise picture, int width, int height, ResizeFilter filter, Channels channels) {
        FilterWeights across = new FilterWeights(picture.width(), width, filter);
        FilterWeights down = new FilterWeights(picture.height(), height, filter);
        byte[] expected = new byte[channels.count() * width * height];
        int next = 0;
        for (int c = 0; c < channels.count(); c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    long sum = 1L << (FilterWeights.BITS - 1);
                    for (int j = 0; j < down.weights(y).length; j++) {
                        long row = 1L << (FilterWeights.BITS - 1);
                        for (int i = 0; i < across.weights(x).length; i++) {
                            row += (long) across.weights(x)[i]
                                    * picture.level(across.first(x) + i, down.first(y) + j, c, channels);
                        }
                        sum += (long) down.weights(y)[j] * Math.clamp(row >> FilterWeights.BITS, 0, 255);
                    }
                    expected[next++] = (byte) Math.clamp(sum >> FilterWeights.BITS, 0, 255);
                }
            }
        }
        return expected;
    }

    private static final class Noise implements Picture {

        private final int width;
        private final int height;
        private final byte[] pixels;

        Noise(int width, int height) {
            this.width = width;
            this.height = height;
            this.pixels = new byte[width * height * BYTES];
            new SplittableRandom(width * 100L + height).nextBytes(pixels);
            for (int i = BYTES - 1; i < pixels.length; i += BYTES) {
                pixels[i] = -1;
            }
        }

        @Override
        public int width() {
            return width;
        }

        @Override
        public int height() {
            return height;
        }

        @Override
        public void row(int y, byte[] row) {
            System.arraycopy(pixels, y * width * BYTES, row, 0, width * BYTES);
        }

        int level(int x, int y, int channel, Channels channels) {
            int at = (y * width + x) * BYTES;
            if (channels == Channels.RGB) {
                return pixels[at + channel] & 0xFF;
            }
            int red = pixels[at] & 0xFF;
            int green = pixels[at + 1] & 0xFF;
            int blue = pixels[at + 2] & 0xFF;
            return (19_595 * red + 38_470 * green + 7_471 * blue + (1 << 15)) >> 16;
        }
    }
}
