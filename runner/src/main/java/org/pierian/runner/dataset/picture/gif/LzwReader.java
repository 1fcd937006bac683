package org.pierian.runner.dataset.picture.gif;

import org.pierian.runner.dataset.picture.raster.PictureBytes;
import org.pierian.runner.dataset.picture.raster.PictureFault;

/// Unpacks what is compressed by the method of Lempel, Ziv and Welch, in blocks of up to 255 bytes, with codes of
/// up to 12 bits, the lowest bit first.
///
/// **Source:** CompuServe, *Graphics Interchange Format, Version 89a*, appendix F.
final class LzwReader {

    private static final int LONGEST = 12;
    private static final int MOST_CODES = 1 << LONGEST;
    private static final int NONE = -1;
    /// More bytes than one can stand for: a code of up to 12 bits is for fewer than 2^12.
    private static final long MOST_UNPACKED = MOST_CODES;

    private final PictureBytes in;
    private final int[] before = new int[MOST_CODES]; // the code of all but the last byte
    private final byte[] last = new byte[MOST_CODES];
    private final byte[] backwards = new byte[MOST_CODES];
    private int clear; // the code that empties the table; the one behind it ends the data
    private int size; // of the table
    private int length; // bits of a code
    private int previous = NONE;
    private byte first; // byte of the previous code
    private int blockLeft;
    private int bits;
    private int bitCount;

    LzwReader(PictureBytes in) {
        this.in = in;
    }

    /// Unpacks bytes.
    ///
    /// @param count how many there have to be; more are not looked at
    byte[] read(int count) {
        int rootBits = in.u8();
        if (rootBits < 1 || rootBits > Byte.SIZE) {
            throw PictureFault.damaged("its codes have " + rootBits + " bits");
        }
        if (count > MOST_UNPACKED * in.left()) {
            throw PictureFault.cut(); // before memory is taken
        }
        clear = 1 << rootBits;
        empty();
        byte[] bytes = new byte[count];
        int filled = 0;
        while (filled < count) {
            int code = code();
            if (code == clear) {
                empty();
            } else if (code == clear + 1) {
                throw PictureFault.cut();
            } else {
                filled = unpack(code, bytes, filled);
            }
        }
        return bytes;
    }

    private void empty() {
        size = clear + 2;
        length = Integer.SIZE - Integer.numberOfLeadingZeros(clear);
        previous = NONE;
    }

    /// Unpacks one code, and adds the one before it with the first byte of this one to the table.
    ///
    /// @return number of bytes that are filled then
    private int unpack(int code, byte[] bytes, int filled) {
        if (code > size || (code > clear && previous == NONE)) {
            throw PictureFault.damaged("its data have a code that no table has");
        }
        int held = 0;
        int at = code;
        if (code == size) { // the one that is about to be added
            backwards[held++] = first;
            at = previous;
        }
        while (at >= clear) {
            backwards[held++] = last[at];
            at = before[at];
        }
        first = (byte) at;
        backwards[held++] = first;
        int next = filled;
        while (held > 0 && next < bytes.length) {
            bytes[next++] = backwards[--held];
        }
        if (previous != NONE && size < MOST_CODES) {
            before[size] = previous;
            last[size] = first;
            size++;
            if (size == 1 << length && length < LONGEST) {
                length++;
            }
        }
        previous = code;
        return next;
    }

    private int code() {
        while (bitCount < length) {
            if (blockLeft == 0) {
                blockLeft = in.u8();
                if (blockLeft == 0) {
                    throw PictureFault.cut();
                }
            }
            blockLeft--;
            bits |= in.u8() << bitCount;
            bitCount += Byte.SIZE;
        }
        int code = bits & ((1 << length) - 1);
        bits >>>= length;
        bitCount -= length;
        return code;
    }
}
