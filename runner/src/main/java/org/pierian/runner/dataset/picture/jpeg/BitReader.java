package org.pierian.runner.dataset.picture.jpeg;

import org.pierian.runner.dataset.picture.raster.PictureFault;

/// The bits of a scan, the highest of a byte first. A byte 255 is followed by a 0 that does not count; with any other
/// byte it is a marker, and the data end before it. Zeros are read behind the end, and [#requireEnough] finds out.
///
/// **Source:** ITU-T T.81, F.2.2.5.
final class BitReader {

    private static final int MARKER = 0xFF;
    private static final int FULL = 48;

    private final byte[] bytes;
    private final int end;
    private int at;
    private long bits; // the next ones are the lowest `count`
    private int count;
    private int invented; // of these bits, the last ones that are not in the file

    /// @param from place of the first byte
    /// @param end place behind the last byte of the file
    BitReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    private void fill() {
        while (count <= FULL) {
            int next = at < end ? bytes[at] & 0xFF : MARKER;
            if (next == MARKER) {
                if (at + 1 < end && bytes[at + 1] == 0) {
                    at += 2;
                } else {
                    next = 0;
                    invented += Byte.SIZE;
                }
            } else {
                at++;
            }
            bits = bits << Byte.SIZE | next;
            count += Byte.SIZE;
        }
    }

    /// The next bits, which stay where they are.
    ///
    /// @param number 0 to 16
    int peek(int number) {
        if (count < number) {
            fill();
        }
        return (int) (bits >>> (count - number)) & ((1 << number) - 1);
    }

    /// Leaves bits out that were peeked at.
    void skip(int number) {
        count -= number;
    }

    /// The next bits.
    ///
    /// @param number 0 to 16
    int take(int number) {
        int value = peek(number);
        count -= number;
        return value;
    }

    /// A number of a range of sizes: of `size` bits, negative if the first is 0.
    ///
    /// **Source:** ITU-T T.81, F.2.2.1, EXTEND.
    int signed(int size) {
        if (size == 0) {
            return 0;
        }
        int value = take(size);
        return value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
    }

    /// Refuses data that have ended.
    void requireEnough() {
        if (count < invented) {
            throw PictureFault.cut();
        }
    }

    /// Ends the data, of which no more than the rest of a byte may be left.
    ///
    /// @return place of the marker behind them
    int finish() {
        requireEnough();
        fill();
        if (count - invented >= Byte.SIZE) {
            throw PictureFault.damaged("it has more data than pixels");
        }
        return at;
    }

    /// Passes a restart marker, which ends the data before it.
    ///
    /// @param number of the marker, 0 to 7
    void restart(int number) {
        at = finish();
        while (at + 1 < end && (bytes[at + 1] & 0xFF) == MARKER) {
            at++;
        }
        if (at + 1 >= end) {
            throw PictureFault.cut();
        }
        if ((bytes[at + 1] & 0xFF) != Markers.RESTART + number) {
            throw PictureFault.damaged("a restart marker is not where it should be");
        }
        at += 2;
        bits = 0;
        count = 0;
        invented = 0;
    }
}
