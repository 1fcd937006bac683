package org.pierian.runner.dataset.picture.png;

import org.pierian.runner.dataset.picture.raster.PictureBytes;
import org.pierian.runner.dataset.picture.raster.PictureFault;

/// What the header of a PNG file says.
///
/// @param width pixels in a row
/// @param height rows
/// @param bits of a sample
/// @param kind of the pixels
/// @param interlaced whether the pixels come in seven passes
record PngHeader(int width, int height, int bits, int kind, boolean interlaced) {

    static final int GREY = 0;
    static final int COLOUR = 2;
    static final int PALETTE = 3;
    static final int GREY_ALPHA = 4;
    static final int COLOUR_ALPHA = 6;

    private static final int SIZE = 13;

    /// Reads it.
    static PngHeader read(PictureBytes in) {
        if (in.left() != SIZE) {
            throw wrong();
        }
        int width = in.i32();
        int height = in.i32();
        int bits = in.u8();
        int kind = in.u8();
        int compression = in.u8();
        int filter = in.u8();
        int interlace = in.u8();
        boolean known = switch (kind) {
            case GREY -> bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
            case PALETTE -> bits == 1 || bits == 2 || bits == 4 || bits == 8;
            case COLOUR, GREY_ALPHA, COLOUR_ALPHA -> bits == 8 || bits == 16;
            default -> false;
        };
        if (width <= 0 || height <= 0 || !known || compression != 0 || filter != 0 || interlace > 1) {
            throw wrong();
        }
        return new PngHeader(width, height, bits, kind, interlace == 1);
    }

    private static PictureFault wrong() {
        return PictureFault.damaged("its header is wrong");
    }

    /// Samples of a pixel.
    int samples() {
        return switch (kind) {
            case COLOUR -> 3;
            case GREY_ALPHA -> 2;
            case COLOUR_ALPHA -> 4;
            default -> 1;
        };
    }

    /// Bytes of a row of some pixels.
    long lineBytes(int pixels) {
        return ((long) pixels * samples() * bits + 7) / 8;
    }

    /// Bytes from a sample to the same one of the pixel before, at least one.
    int step() {
        return Math.max(1, samples() * bits / 8);
    }
}
