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

    private static final int COLOURS = 3;
    private static final int OPAQUE = 255;
    private static final int RED = 19_595; // round(0.299 * 2^16)
    private static final int GREEN = 38_470; // of 0.587
    private static final int BLUE = 7_471; // of 0.114

    private final Picture picture;
    private final Box box;
    private final Channels channels;
    private final Optional<BackgroundColour> background;
    private final byte[] pixels;
    private final int[][] colours; // red, green and blue of a row of the picture, where that is not what is asked for

    /// @param box which part of the picture
    /// @param background what is behind transparent pixels, if there may be any
    ChannelRows(Picture picture, Box box, Channels channels, Optional<BackgroundColour> background) {
        this.picture = picture;
        this.box = box;
        this.channels = channels;
        this.background = background;
        this.pixels = new byte[picture.width() * Picture.BYTES];
        boolean asIs = channels == Channels.RGB && box.width() == picture.width();
        this.colours = asIs ? new int[0][] : new int[COLOURS][picture.width()];
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
    /// @param lines receives the levels of each channel, in an array of its own
    /// @throws PictureFault when a pixel is transparent and nothing is behind it
    void row(int y, int[][] lines) {
        boolean asIs = colours.length == 0;
        int[][] whole = asIs ? lines : colours;
        if (!picture.writeColours(box.top() + y, whole)) {
            picture.row(box.top() + y, pixels);
            split(whole);
        }
        if (asIs) {
            return;
        }
        if (channels == Channels.GRAY) {
            grey(colours[0], colours[1], colours[2]);
        }
        for (int c = 0; c < lines.length; c++) {
            System.arraycopy(colours[c], box.left(), lines[c], 0, box.width());
        }
    }

    private void split(int[][] whole) {
        int to = box.left() + box.width();
        for (int x = box.left(), at = x * Picture.BYTES; x < to; x++, at += Picture.BYTES) {
            if (pixels[at + 3] != (byte) OPAQUE) {
                cover(at);
            }
            whole[0][x] = pixels[at] & 0xFF;
            whole[1][x] = pixels[at + 1] & 0xFF;
            whole[2][x] = pixels[at + 2] & 0xFF;
        }
    }

    /// Puts grey in the place of red.
    private static void grey(int[] reds, int[] greens, int[] blues) {
        for (int x = 0; x < reds.length; x++) {
            reds[x] = (RED * reds[x] + GREEN * greens[x] + BLUE * blues[x] + (1 << 15)) >> 16;
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
