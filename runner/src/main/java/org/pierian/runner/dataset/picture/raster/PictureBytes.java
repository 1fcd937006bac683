package org.pierian.runner.dataset.picture.raster;

import java.nio.charset.StandardCharsets;

/// The bytes of a file, or of a part of it, read one after the other. Whoever wants more than there are is told that
/// the file ends too early.
public final class PictureBytes {

    private final byte[] bytes;
    private final int end;
    private int at;

    private PictureBytes(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /// All bytes of a file.
    public static PictureBytes of(byte[] bytes) {
        return new PictureBytes(bytes, 0, bytes.length);
    }

    /// The next bytes as a part of their own; reading continues behind them.
    public PictureBytes part(int length) {
        int from = skip(length);
        return new PictureBytes(bytes, from, from + length);
    }

    /// The array that the bytes are in.
    public byte[] array() {
        return bytes;
    }

    /// Place of the next byte in [#array].
    public int position() {
        return at;
    }

    /// Place behind the last byte in [#array].
    public int end() {
        return end;
    }

    /// How many bytes are left.
    public int left() {
        return end - at;
    }

    /// Continues at a place in [#array].
    public void moveTo(long position) {
        if (position < 0 || position > end) {
            throw PictureFault.cut();
        }
        at = (int) position;
    }

    /// Leaves bytes out.
    ///
    /// @return place of the first of them
    public int skip(int length) {
        if (length < 0 || length > left()) {
            throw PictureFault.cut();
        }
        int from = at;
        at += length;
        return from;
    }

    /// One byte, 0 to 255.
    public int u8() {
        return bytes[skip(1)] & 0xFF;
    }

    /// Two bytes, the higher first.
    public int u16() {
        return u8() << 8 | u8();
    }

    /// Four bytes, the highest first.
    public int i32() {
        return u16() << 16 | u16();
    }

    /// Two bytes, the lower first.
    public int u16Little() {
        return u8() | u8() << 8;
    }

    /// Four bytes, the lowest first.
    public int i32Little() {
        return u16Little() | u16Little() << 16;
    }

    /// The next bytes as characters of one byte.
    public String text(int length) {
        return new String(bytes, skip(length), length, StandardCharsets.ISO_8859_1);
    }
}
