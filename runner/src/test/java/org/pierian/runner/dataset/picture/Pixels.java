package org.pierian.runner.dataset.picture;

import java.util.Arrays;
import org.pierian.runner.dataset.picture.raster.Picture;

/// All pixels of pictures.
public final class Pixels {

    private Pixels() {}

    /// Red, green, blue and opacity of each pixel, row by row.
    public static byte[] of(Picture picture) {
        int stride = picture.width() * Picture.BYTES;
        byte[] pixels = new byte[picture.height() * stride];
        byte[] row = new byte[stride];
        for (int y = 0; y < picture.height(); y++) {
            picture.row(y, row);
            System.arraycopy(row, 0, pixels, y * stride, stride);
        }
        return pixels;
    }

    /// The same as numbers.
    static int[] numbers(Picture picture) {
        byte[] pixels = of(picture);
        int[] numbers = new int[pixels.length];
        Arrays.setAll(numbers, i -> pixels[i] & 0xFF);
        return numbers;
    }
}
