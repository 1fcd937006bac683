package org.pierian.runner.dataset.picture.bitmap;

import org.pierian.runner.dataset.picture.raster.Picture;
import org.pierian.runner.dataset.picture.raster.PictureBytes;
import org.pierian.runner.dataset.picture.raster.PictureFault;
import org.pierian.runner.dataset.picture.raster.PictureMemory;

/// Reads a picture in BMP that is not compressed: 1, 4 or 8 bits with a palette, 16, 24 or 32 bits with or without
/// masks. What has a mask for transparency is transparent; a fourth byte without a mask means nothing.
///
/// **Source:** Microsoft, *Bitmap storage*: BITMAPFILEHEADER, BITMAPCOREHEADER, BITMAPINFOHEADER, BITMAPV4HEADER and
/// BITMAPV5HEADER.
public final class BmpReader {

    private static final int FILE_HEADER = 14;
    private static final int CORE = 12;
    private static final int INFO = 40;
    private static final int WITH_MASKS = 52;
    private static final int WITH_ALPHA = 56;
    private static final int LARGEST_HEADER = 124;
    private static final int PLAIN = 0;
    private static final int MASKS = 3;
    private static final int ALPHA_MASKS = 6;
    private static final int MOST_PALETTE = 256;

    private final PictureBytes in;
    private int width;
    private int height;
    private int bits;
    private int form;
    private int colours;
    private boolean topFirst;

    private BmpReader(PictureBytes in) {
        this.in = in;
    }

    /// Whether a file that begins with these bytes could be one.
    public static boolean looksLike(byte[] file) {
        return file.length > FILE_HEADER && file[0] == 'B' && file[1] == 'M';
    }

    /// Reads a picture.
    ///
    /// @param file all of it
    /// @throws PictureFault when it is not such a picture
    public static Picture read(byte[] file) {
        return new BmpReader(PictureBytes.of(file)).picture();
    }

    private Picture picture() {
        in.skip(10);
        long pixels = Integer.toUnsignedLong(in.i32Little());
        int size = in.i32Little();
        if (size != CORE && (size < INFO || size > LARGEST_HEADER)) {
            throw PictureFault.damaged("its header is wrong");
        }
        PictureBytes header = in.part(size - Integer.BYTES);
        sizes(header, size);
        int[] masks = masks(header, size);
        int[] palette = bits <= Byte.SIZE ? palette(size == CORE ? 3 : 4) : new int[0];
        long stride = ((long) width * bits + 31) / 32 * 4;
        PictureMemory.require(width, height, in.end(), 0);
        in.moveTo(pixels);
        if (stride > in.left() || stride * height > in.left()) {
            throw PictureFault.cut();
        }
        return new Rows(width, height, bits, (int) stride, topFirst, masks, palette, in.array(), in.position());
    }

    private void sizes(PictureBytes header, int size) {
        if (size == CORE) {
            width = header.u16Little();
            height = header.u16Little();
            header.skip(2);
            bits = header.u16Little();
        } else {
            width = header.i32Little();
            int rows = header.i32Little();
            topFirst = rows < 0;
            height = Math.abs(rows);
            header.skip(2);
            bits = header.u16Little();
            form = header.i32Little();
            header.skip(12);
            colours = header.i32Little();
            header.skip(4);
        }
        boolean known = bits == 1 || bits == 4 || bits == 8 || bits == 16 || bits == 24 || bits == 32;
        if (width <= 0 || height <= 0 || !known) {
            throw PictureFault.damaged("its header is wrong");
        }
        boolean masked = (form == MASKS || form == ALPHA_MASKS) && (bits == 16 || bits == 32);
        if (form != PLAIN && !masked) {
            throw PictureFault.unfit("is a compressed BMP", "save it as PNG, or without compression");
        }
    }

    /// The masks of red, green, blue and of what is not transparent; none of pixels of a palette and of 24 bits.
    private int[] masks(PictureBytes header, int size) {
        if (bits <= Byte.SIZE || bits == 24) {
            return new int[0];
        }
        if (form == PLAIN) {
            return bits == 16 ? new int[] {0x7C00, 0x03E0, 0x001F, 0} : new int[] {0xFF0000, 0xFF00, 0xFF, 0};
        }
        PictureBytes from = size >= WITH_MASKS ? header : in; // behind a short header they follow it
        boolean alpha = size >= WITH_ALPHA || (size == INFO && form == ALPHA_MASKS);
        int[] masks = {from.i32Little(), from.i32Little(), from.i32Little(), alpha ? from.i32Little() : 0};
        for (int c = 0; c < masks.length; c++) {
            int mask = masks[c] >>> Math.min(31, Integer.numberOfTrailingZeros(masks[c]));
            if ((mask == 0 && c < 3) || (mask & (mask + 1)) != 0) {
                throw PictureFault.damaged("a mask of its colours is wrong");
            }
        }
        return masks;
    }

    private int[] palette(int bytes) {
        int count = colours == 0 ? 1 << bits : colours;
        if (count < 0 || count > MOST_PALETTE) {
            throw PictureFault.damaged("its header is wrong");
        }
        int[] palette = new int[count];
        for (int i = 0; i < count; i++) {
            palette[i] = in.u8() | in.u8() << 8 | in.u8() << 16;
            in.skip(bytes - 3);
        }
        return palette;
    }

    /// The rows of the file.
    ///
    /// @param stride bytes of a row
    /// @param from place of the first row in the file
    @SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
    private record Rows(
            int width,
            int height,
            int bits,
            int stride,
            boolean topFirst,
            int[] masks,
            int[] palette,
            byte[] data,
            int from)
            implements Picture {

        @Override
        public void row(int y, byte[] pixels) {
            int line = from + (topFirst ? y : height - 1 - y) * stride;
            for (int x = 0; x < width; x++) {
                int at = x * BYTES;
                if (masks.length > 0) {
                    int value = masked(line, x);
                    for (int c = 0; c < masks.length; c++) {
                        pixels[at + c] = (byte) level(value, masks[c]);
                    }
                } else {
                    int colour = bits == 24 ? number(line + 3 * x, 3) : indexed(line, x);
                    pixels[at] = (byte) (colour >> 16);
                    pixels[at + 1] = (byte) (colour >> 8);
                    pixels[at + 2] = (byte) colour;
                    pixels[at + 3] = (byte) 255;
                }
            }
        }

        private int masked(int line, int x) {
            return bits == 16 ? number(line + 2 * x, 2) : number(line + 4 * x, 4);
        }

        private static int level(int value, int mask) {
            if (mask == 0) {
                return 255; // nothing is transparent
            }
            int shift = Integer.numberOfTrailingZeros(mask);
            long most = Integer.toUnsignedLong(mask >>> shift);
            return Levels.of(Integer.toUnsignedLong((value & mask) >>> shift), most);
        }

        private int indexed(int line, int x) {
            int shift = 8 - bits - x * bits % 8;
            int index = ((data[line + x * bits / 8] & 0xFF) >> shift) & ((1 << bits) - 1);
            if (index >= palette.length) {
                throw PictureFault.damaged("a pixel is not in its palette");
            }
            return palette[index];
        }

        private int number(int at, int bytes) {
            int value = 0;
            for (int i = 0; i < bytes; i++) {
                value |= (data[at + i] & 0xFF) << (8 * i);
            }
            return value;
        }
    }
}
