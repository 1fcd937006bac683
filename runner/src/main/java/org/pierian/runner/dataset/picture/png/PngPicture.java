package org.pierian.runner.dataset.picture.png;

import org.pierian.runner.dataset.picture.raster.Picture;
import org.pierian.runner.dataset.picture.raster.PictureFault;

/// The pixels of a PNG file. Samples of 1, 2 and 4 bits become `255 sample / most`, those of 16 bits
/// `(255 sample + 32895) / 65536`, rounded down, which is the nearest number of 8 bits. Gamma, colour profiles and
/// the like are ignored.
final class PngPicture implements Picture {

    private static final int LARGEST = 255;
    private static final int NONE = -1;

    private final PngHeader header;
    private final PngPasses passes;
    private final byte[] lines;
    private final byte[] palette;
    private final byte[] alphas;
    private final int[] transparent;
    private final int orientation;

    /// @param lines the rows, whose filters were taken back
    /// @param palette red, green and blue of each of its colours; empty of others
    /// @param transparency of a palette how opaque its first colours are, of others the samples of 16 bits of the
    ///     one colour that is transparent; empty where nothing is
    /// @param orientation of its note of the camera
    PngPicture(PngHeader header, PngPasses passes, byte[] lines, byte[] palette, byte[] transparency, int orientation) {
        this.orientation = orientation;
        this.header = header;
        this.passes = passes;
        this.lines = lines;
        this.palette = palette;
        boolean hasPalette = header.kind() == PngHeader.PALETTE;
        this.alphas = hasPalette ? transparency : new byte[0];
        this.transparent = new int[3];
        for (int c = 0; c < transparent.length; c++) {
            boolean written = !hasPalette && 2 * c + 1 < transparency.length;
            transparent[c] = written ? (transparency[2 * c] & 0xFF) << 8 | (transparency[2 * c + 1] & 0xFF) : NONE;
        }
    }

    @Override
    public int width() {
        return header.width();
    }

    @Override
    public int height() {
        return header.height();
    }

    @Override
    public int orientation() {
        return orientation;
    }

    @Override
    public void row(int y, byte[] pixels) {
        if (isPlain()) {
            plainRow(passes.lineOf(0, y), pixels);
            return;
        }
        for (int x = 0; x < header.width(); x++) {
            int pass = header.interlaced() ? passes.passOf(x, y) : 0;
            pixel(passes.lineOf(pass, y), passes.columnOf(pass, x), pixels, x * BYTES);
        }
    }

    /// Whether each pixel is bytes of its own, in order: 8 bits, grey or colours, with or without opacity.
    private boolean isPlain() {
        return header.bits() == Byte.SIZE
                && !header.interlaced()
                && header.kind() != PngHeader.PALETTE
                && transparent[0] == NONE;
    }

    @Override
    public boolean writeColours(int y, int[][] colours) {
        if (!isPlain() || header.kind() != PngHeader.COLOUR) {
            return false;
        }
        int[] reds = colours[0];
        int[] greens = colours[1];
        int[] blues = colours[2];
        int from = passes.lineOf(0, y);
        for (int x = 0; x < header.width(); x++, from += 3) {
            reds[x] = lines[from] & 0xFF;
            greens[x] = lines[from + 1] & 0xFF;
            blues[x] = lines[from + 2] & 0xFF;
        }
        return true;
    }

    private void plainRow(int line, byte[] pixels) {
        int samples = header.samples();
        boolean colours = header.kind() == PngHeader.COLOUR || header.kind() == PngHeader.COLOUR_ALPHA;
        int next = colours ? 1 : 0; // from a colour to the next
        boolean opaque = header.kind() == PngHeader.COLOUR || header.kind() == PngHeader.GREY;
        for (int x = 0, from = line, at = 0; x < header.width(); x++, from += samples, at += BYTES) {
            pixels[at] = lines[from];
            pixels[at + 1] = lines[from + next];
            pixels[at + 2] = lines[from + 2 * next];
            pixels[at + 3] = opaque ? (byte) LARGEST : lines[from + samples - 1];
        }
    }

    private void pixel(int line, int column, byte[] pixels, int at) {
        switch (header.kind()) {
            case PngHeader.PALETTE -> indexed(sample(line, column), pixels, at);
            case PngHeader.COLOUR, PngHeader.COLOUR_ALPHA -> {
                int first = column * header.samples();
                boolean hidden = transparent[2] != NONE;
                for (int c = 0; c < 3; c++) {
                    int sample = sample(line, first + c);
                    hidden &= sample == transparent[c];
                    pixels[at + c] = (byte) level(sample);
                }
                pixels[at + 3] = (byte)
                        (header.kind() == PngHeader.COLOUR_ALPHA
                                ? level(sample(line, first + 3))
                                : hidden ? 0 : LARGEST);
            }
            default -> {
                int first = column * header.samples();
                int sample = sample(line, first);
                byte level = (byte) level(sample);
                pixels[at] = level;
                pixels[at + 1] = level;
                pixels[at + 2] = level;
                pixels[at + 3] = (byte)
                        (header.kind() == PngHeader.GREY_ALPHA
                                ? level(sample(line, first + 1))
                                : sample == transparent[0] ? 0 : LARGEST);
            }
        }
    }

    private void indexed(int index, byte[] pixels, int at) {
        if (3 * index + 3 > palette.length) {
            throw PictureFault.damaged("a pixel is not in its palette");
        }
        System.arraycopy(palette, 3 * index, pixels, at, 3);
        pixels[at + 3] = index < alphas.length ? alphas[index] : (byte) LARGEST;
    }

    private int sample(int line, int place) {
        int bits = header.bits();
        if (bits == Short.SIZE) {
            return (lines[line + 2 * place] & 0xFF) << 8 | (lines[line + 2 * place + 1] & 0xFF);
        }
        int shift = 8 - bits - place * bits % 8;
        return ((lines[line + place * bits / 8] & 0xFF) >> shift) & ((1 << bits) - 1);
    }

    private int level(int sample) {
        return header.bits() == Short.SIZE
                ? (LARGEST * sample + 32_895) >> 16
                : sample * (LARGEST / ((1 << header.bits()) - 1));
    }
}
