package org.pierian.runner.dataset.picture.resize;

import java.util.Optional;
import org.pierian.runner.dataset.picture.raster.Picture;
import org.pierian.runner.dataset.picture.raster.PictureFault;
import org.pierian.spec.BackgroundColour;
import org.pierian.spec.Channels;

/// The rows of a rectangle of a picture, in the channels that a network gets, with nothing transparent.
///
/// A channel of a pixel that covers `a` of 255 is `(a channel + (255 - a) background + 127) / 255`, rounded down.
/// Grey of colours is `(19595 red + 38470 green + 7471 blue + 32768) / 65536`, rounded down.
final class ChannelRows {

    private static final int OPAQUE = 255;
    private static final int RED = 19_595; // round(0.299 * 2^16)
    private static final int GREEN = 38_470; // of 0.587
    private static final int BLUE = 7_471; // of 0.114

    private final Picture picture;
    private final Box box;
    private final Channels channels;
    private final Optional<BackgroundColour> background;
    private final byte[] pixels;

    /// @param box which part of the picture
    /// @param background what is behind transparent pixels, if there may be any
    ChannelRows(Picture picture, Box box, Channels channels, Optional<BackgroundColour> background) {
        this.picture = picture;
        this.box = box;
        this.channels = channels;
        this.background = background;
        this.pixels = new byte[picture.width() * Picture.BYTES];
    }

    int width() {
        return box.width();
    }

    int height() {
        return box.height();
    }

    int channels() {
        return channels.count();
    }

    /// Writes a row.
    ///
    /// @param y a row of the rectangle
    /// @param line receives all channels of each pixel
    /// @throws PictureFault when a pixel is transparent and nothing is behind it
    void row(int y, byte[] line) {
        picture.row(box.top() + y, pixels);
        for (int x = 0; x < box.width(); x++) {
            int at = (box.left() + x) * Picture.BYTES;
            int alpha = pixels[at + 3] & 0xFF;
            int red = over(pixels[at] & 0xFF, alpha);
            int green = over(pixels[at + 1] & 0xFF, alpha);
            int blue = over(pixels[at + 2] & 0xFF, alpha);
            if (channels == Channels.GRAY) {
                line[x] = (byte) ((RED * red + GREEN * green + BLUE * blue + (1 << 15)) >> 16);
            } else {
                line[3 * x] = (byte) red;
                line[3 * x + 1] = (byte) green;
                line[3 * x + 2] = (byte) blue;
            }
        }
    }

    private int over(int level, int alpha) {
        if (alpha == OPAQUE) {
            return level;
        }
        int behind = background
                .orElseThrow(() -> PictureFault.unfit(
                        "has transparent pixels",
                        "write what is behind them, such as `background: white`, or save it without transparency"))
                .level();
        return (alpha * level + (OPAQUE - alpha) * behind + OPAQUE / 2) / OPAQUE;
    }
}
