package org.pierian.runner.dataset.picture;

import java.io.ByteArrayOutputStream;
import java.util.zip.Adler32;

/// Compresses rows that repeat each other or long runs of one byte, in the zlib format.
///
/// The JDK uses the system's zlib, and another version of it compresses to other bytes; this one
/// finds fewer repetitions but gives the same bytes everywhere. It looks for repetitions in two places only:
/// one byte before, and one row before.
///
/// **Source:** RFC 1950 and RFC 1951, with the fixed Huffman codes.
final class RowDeflate {

    private static final int MIN_MATCH = 3;
    private static final int MAX_MATCH = 258;
    private static final int WINDOW = 1 << 15;
    private static final int END = 256;
    private static final int[] LENGTH_BASE = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258
    };

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int bits; // not yet a whole byte; the first is the lowest
    private int bitCount;

    private RowDeflate() {}

    /// Compresses bytes.
    ///
    /// @param bytes what to compress
    /// @param rowLength how far back it is likely to repeat itself
    static byte[] zlib(byte[] bytes, int rowLength) {
        RowDeflate packer = new RowDeflate();
        packer.out.write(0x78); // deflate, with a window of 32 kB
        packer.out.write(0x01); // at the lowest compression level
        packer.put(1, 1); // the last block
        packer.put(1, 2); // with fixed codes
        packer.pack(bytes, rowLength);
        packer.literalOrLength(END);
        packer.put(0, 7); // fills the last byte
        Adler32 adler = new Adler32();
        adler.update(bytes);
        for (int shift = 24; shift >= 0; shift -= 8) {
            packer.out.write((int) (adler.getValue() >>> shift));
        }
        return packer.out.toByteArray();
    }

    private void pack(byte[] bytes, int rowLength) {
        int at = 0;
        while (at < bytes.length) {
            int run = matchLength(bytes, at, 1);
            int row = rowLength <= WINDOW ? matchLength(bytes, at, rowLength) : 0;
            int length = Math.max(run, row);
            if (length < MIN_MATCH) {
                literalOrLength(bytes[at++] & 0xFF);
            } else {
                length(length);
                distance(run >= row ? 1 : rowLength);
                at += length;
            }
        }
    }

    private static int matchLength(byte[] bytes, int at, int distance) {
        if (distance > at) {
            return 0;
        }
        int most = Math.min(MAX_MATCH, bytes.length - at);
        int length = 0;
        while (length < most && bytes[at + length] == bytes[at + length - distance]) {
            length++;
        }
        return length;
    }

    private void length(int length) {
        int code = LENGTH_BASE.length - 1;
        while (LENGTH_BASE[code] > length) {
            code--;
        }
        literalOrLength(END + 1 + code);
        boolean plain = code < 8 || code == LENGTH_BASE.length - 1;
        put(length - LENGTH_BASE[code], plain ? 0 : (code - 4) / 4);
    }

    private void distance(int distance) {
        int zeroBased = distance - 1;
        int extraBits = Math.max(0, 30 - Integer.numberOfLeadingZeros(zeroBased));
        int code = zeroBased < 2 ? zeroBased : 2 * extraBits + (zeroBased >>> extraBits);
        code(code, 5);
        put(zeroBased & ((1 << extraBits) - 1), extraBits);
    }

    private void literalOrLength(int symbol) {
        if (symbol < 144) {
            code(0x30 + symbol, 8);
        } else if (symbol < 256) {
            code(0x190 + symbol - 144, 9);
        } else if (symbol < 280) {
            code(symbol - 256, 7);
        } else {
            code(0xC0 + symbol - 280, 8);
        }
    }

    /// Huffman codes begin with their highest bit.
    private void code(int code, int length) {
        put(Integer.reverse(code) >>> (Integer.SIZE - length), length);
    }

    private void put(int value, int count) {
        bits |= value << bitCount;
        bitCount += count;
        while (bitCount >= 8) {
            out.write(bits);
            bits >>>= 8;
            bitCount -= 8;
        }
    }
}
