package org.pierian.runner.dataset.picture.bitmap;

import org.pierian.runner.dataset.picture.raster.Picture;
import org.pierian.runner.dataset.picture.raster.PictureBytes;
import org.pierian.runner.dataset.picture.raster.PictureFault;
import org.pierian.runner.dataset.picture.raster.PictureMemory;

/// Reads a picture in PGM or PPM: numbers as text (P2, P3) or as bytes (P5, P6), of up to 16 bits, the first one of
/// the file. A number of another range than 0 to 255 becomes `255 value / most`, rounded.
///
/// **Source:** the pages pgm(5) and ppm(5) of Netpbm.
public final class NetpbmReader {

    private static final int GREY_TEXT = '2';
    private static final int COLOUR_TEXT = '3';
    private static final int GREY = '5';
    private static final int COLOUR = '6';
    private static final int LARGEST = 65_535;
    private static final int MOST_SIDE = 1 << 24;

    private final PictureBytes in;

    private NetpbmReader(PictureBytes in) {
        this.in = in;
    }

    /// Whether a file that begins with these bytes could be one.
    public static boolean looksLike(byte[] file) {
        boolean kind = file.length > 2
                && (file[1] == GREY_TEXT || file[1] == COLOUR_TEXT || file[1] == GREY || file[1] == COLOUR);
        return kind && file[0] == 'P' && (isBlank(file[2]) || file[2] == '#');
    }

    private static boolean isBlank(int character) {
        return character == ' ' || (character >= '\t' && character <= '\r');
    }

    /// Reads a picture.
    ///
    /// @param file all of it
    /// @throws PictureFault when it is not such a picture
    public static Picture read(byte[] file) {
        PictureBytes in = PictureBytes.of(file);
        in.skip(1);
        return new NetpbmReader(in).picture(in.u8());
    }

    private Picture picture(int kind) {
        int width = number(MOST_SIDE);
        int height = number(MOST_SIDE);
        int most = number(LARGEST);
        if (width == 0 || height == 0 || most == 0) {
            throw PictureFault.damaged("its header is wrong");
        }
        boolean colours = kind == COLOUR || kind == COLOUR_TEXT;
        boolean text = kind == GREY_TEXT || kind == COLOUR_TEXT;
        long numbers = (long) width * height * (colours ? 3 : 1);
        PictureMemory.require(width, height, in.end(), text ? numbers : 0);
        if (text) {
            return new Samples(width, height, colours, 255, 1, texts((int) numbers, most), 0);
        }
        if (!isBlank(in.u8())) {
            throw PictureFault.damaged("its header is wrong");
        }
        int bytes = most > 255 ? 2 : 1;
        if (numbers * bytes > in.left()) {
            throw PictureFault.cut();
        }
        return new Samples(width, height, colours, most, bytes, in.array(), in.position());
    }

    private byte[] texts(int count, int most) {
        if (count > in.left()) {
            throw PictureFault.cut();
        }
        byte[] levels = new byte[count];
        for (int i = 0; i < count; i++) {
            levels[i] = (byte) Levels.of(number(most), most);
        }
        return levels;
    }

    /// The next number, after blanks and comments.
    private int number(int most) {
        int character = in.u8();
        while (isBlank(character) || character == '#') {
            if (character == '#') {
                while (character != '\n' && character != '\r') {
                    character = in.u8();
                }
            }
            character = in.u8();
        }
        long value = 0;
        int digits = 0;
        while (character >= '0' && character <= '9' && value <= most) {
            value = 10 * value + character - '0';
            digits++;
            character = in.left() > 0 ? in.u8() : ' ';
        }
        if (digits == 0 || value > most || (!isBlank(character) && character != '#')) {
            throw PictureFault.damaged("a number is wrong or too large");
        }
        if (in.left() > 0) {
            in.moveTo(in.position() - 1L); // the blank ends the header
        }
        return (int) value;
    }

    /// Numbers of one or two bytes.
    ///
    /// @param most the largest number
    /// @param bytes of a number
    /// @param from place of the first
    @SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
    private record Samples(int width, int height, boolean colours, int most, int bytes, byte[] data, int from)
            implements Picture {

        @Override
        public void row(int y, byte[] pixels) {
            int channels = colours ? 3 : 1;
            int at = from + y * width * channels * bytes;
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    int place = at + (x * channels + (colours ? c : 0)) * bytes;
                    pixels[x * BYTES + c] = (byte) level(place);
                }
                pixels[x * BYTES + 3] = (byte) 255;
            }
        }

        private int level(int place) {
            int value = data[place] & 0xFF;
            if (bytes == 2) {
                value = value << 8 | (data[place + 1] & 0xFF);
            }
            return most == 255 ? value : Levels.of(Math.min(value, most), most);
        }
    }
}
