package org.pierian.runner.dataset.picture.gif;

import java.util.Arrays;
import org.pierian.runner.dataset.picture.raster.Picture;
import org.pierian.runner.dataset.picture.raster.PictureBytes;
import org.pierian.runner.dataset.picture.raster.PictureFault;
import org.pierian.runner.dataset.picture.raster.PictureMemory;

/// Reads the first picture of a GIF file. What it does not cover of the whole area is transparent. What follows it is
/// not looked at.
///
/// **Source:** CompuServe, *Graphics Interchange Format, Version 89a*.
public final class GifReader {

    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int CONTROL = 0xF9;
    private static final int NONE = -1;
    private static final int[] FIRST_ROWS = {0, 4, 2, 1}; // of the four passes over interlaced rows
    private static final int[] ROW_STEPS = {8, 8, 4, 2};

    private final PictureBytes in;
    private int[] palette = {};
    private int transparent = NONE;

    private GifReader(PictureBytes in) {
        this.in = in;
    }

    /// Whether a file that begins with these bytes could be one.
    public static boolean looksLike(byte[] file) {
        return file.length > 6
                && file[0] == 'G'
                && file[1] == 'I'
                && file[2] == 'F'
                && file[3] == '8'
                && (file[4] == '7' || file[4] == '9')
                && file[5] == 'a';
    }

    /// Reads a picture.
    ///
    /// @param file all of it
    /// @throws PictureFault when it is not such a picture
    public static Picture read(byte[] file) {
        PictureBytes in = PictureBytes.of(file);
        in.skip(6);
        return new GifReader(in).picture();
    }

    private Picture picture() {
        int width = in.u16Little();
        int height = in.u16Little();
        int flags = in.u8();
        in.skip(2);
        palette = palette(flags);
        int block = in.u8();
        while (block != IMAGE) {
            if (block != EXTENSION) {
                throw PictureFault.damaged("it has no picture");
            }
            extension();
            block = in.u8();
        }
        return image(width, height);
    }

    private int[] palette(int flags) {
        if ((flags & 0x80) == 0) {
            return palette;
        }
        int[] colours = new int[2 << (flags & 7)];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = in.u8() << 16 | in.u16();
        }
        return colours;
    }

    private void extension() {
        int label = in.u8();
        int length = in.u8();
        if (label == CONTROL && length == 4) {
            int flags = in.u8();
            in.skip(2);
            int index = in.u8();
            transparent = (flags & 1) == 1 ? index : NONE;
            length = in.u8();
        }
        while (length > 0) {
            in.skip(length);
            length = in.u8();
        }
    }

    private Picture image(int width, int height) {
        int left = in.u16Little();
        int top = in.u16Little();
        int columns = in.u16Little();
        int rows = in.u16Little();
        int flags = in.u8();
        palette = palette(flags);
        boolean inside = columns > 0 && rows > 0 && left + columns <= width && top + rows <= height;
        if (!inside || palette.length == 0) {
            throw PictureFault.damaged("its header is wrong");
        }
        PictureMemory.require(width, height, in.end(), (long) width * height);
        byte[] indices = new LzwReader(in).read(columns * rows);
        for (byte index : indices) {
            if ((index & 0xFF) >= palette.length) {
                throw PictureFault.damaged("a pixel is not in its palette");
            }
        }
        boolean interlaced = (flags & 0x40) != 0;
        return new Frame(
                width,
                height,
                left,
                top,
                columns,
                interlaced ? places(rows) : new int[0],
                palette,
                transparent,
                indices);
    }

    /// Where each row stands in a file in which first every eighth row comes, then those between.
    private static int[] places(int rows) {
        int[] places = new int[rows];
        int place = 0;
        for (int pass = 0; pass < FIRST_ROWS.length; pass++) {
            for (int y = FIRST_ROWS[pass]; y < rows; y += ROW_STEPS[pass]) {
                places[y] = place++;
            }
        }
        return places;
    }

    /// A picture within an area.
    ///
    /// @param left column of its first pixel
    /// @param top row of its first pixel
    /// @param columns pixels of its rows
    /// @param places where its rows are; none where they stand in order
    /// @param transparent the index that is, or [#NONE]
    /// @param indices into the palette, row by row
    @SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
    private record Frame(
            int width,
            int height,
            int left,
            int top,
            int columns,
            int[] places,
            int[] palette,
            int transparent,
            byte[] indices)
            implements Picture {

        @Override
        public void row(int y, byte[] pixels) {
            Arrays.fill(pixels, 0, width * BYTES, (byte) 0);
            int row = y - top;
            if (row < 0 || row >= indices.length / columns) {
                return;
            }
            int from = (places.length == 0 ? row : places[row]) * columns;
            for (int x = 0; x < columns; x++) {
                int index = indices[from + x] & 0xFF;
                int at = (left + x) * BYTES;
                if (index != transparent) {
                    pixels[at] = (byte) (palette[index] >> 16);
                    pixels[at + 1] = (byte) (palette[index] >> 8);
                    pixels[at + 2] = (byte) palette[index];
                    pixels[at + 3] = (byte) 255;
                }
            }
        }
    }
}
