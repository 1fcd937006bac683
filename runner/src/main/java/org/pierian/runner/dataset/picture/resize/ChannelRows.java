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
        boolean whole = channels == Channels.RGB && box.width() == picture.width();
        if (whole && picture.writeColours(box.top() + y, line)) {
            return;
        }
        picture.row(box.top() + y, pixels);
        int from = box.left() * Picture.BYTES;
        int to = from + box.width() * Picture.BYTES;
        for (int at = from; at < to; at += Picture.BYTES) {
            if (pixels[at + 3] != (byte) OPAQUE) {
                cover(at);
            }
        }
        if (channels == Channels.GRAY) {
            grey(from, to, line);
        } else {
            for (int at = from, x = 0; at < to; at += Picture.BYTES, x += 3) {
                line[x] = pixels[at];
                line[x + 1] = pixels[at + 1];
                line[x + 2] = pixels[at + 2];
            }
        }
    }

    private void grey(int from, int to, byte[] line) {
        for (int at = from, x = 0; at < to; at += Picture.BYTES, x++) {
            int red = pixels[at] & 0xFF;
            int green = pixels[at + 1] & 0xFF;
            int blue = pixels[at + 2] & 0xFF;
            line[x] = (byte) ((RED * red + GREEN * green + BLUE * blue + (1 << 15)) >> 16);
        }
    }

    /// Puts the background behind a pixel.
    private void cover(int at) {
        int alpha = pixels[at + 3] & 0xFF;
        for (int c = 0; c < 3; c++) {
            pixels[at + c] = (byte) over(pixels[at + c] & 0xFF, alpha);
        }
    }

    private int over(int level, int alpha) {
        int behind = background
                .orElseThrow(() -> PictureFault.undecided(
                        "has transparent pixels",
                        "write what is behind them, such as `background: white`, or save it without transparency"))
                .level();
        return (alpha * level + (OPAQUE - alpha) * behind + OPAQUE / 2) / OPAQUE;
    }
}
