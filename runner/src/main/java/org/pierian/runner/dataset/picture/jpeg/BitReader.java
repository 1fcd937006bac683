package org.pierian.runner.dataset.picture.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.pierian.runner.dataset.EightBytes;
import org.pierian.runner.dataset.picture.raster.PictureFault;

/// The bits of a scan, the highest of a byte first. A byte 255 is followed by a 0 that does not count; with any other
/// byte it is a marker, and the data end before it. Zeros are read behind the end, and [#requireEnough] finds out.
///
/// **Source:** ITU-T T.81, F.2.2.5.
final class BitReader {

    /// Bits that are there after [#fill], at least: those of a code and of the number behind it, and more.
    static final int FULL = 48;

    private static final int MARKER = 0xFF;
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

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

    /// The bits that are there: the next ones are the lowest [#count]. A loop may keep both in variables of its
    /// own, until it calls [#resume].
    long bits() {
        return bits;
    }

    /// How many they are.
    int count() {
        return count;
    }

    /// Goes on where a loop has come to.
    ///
    /// @param leftBits what is left of [#bits]
    /// @param leftCount how many they are
    void resume(long leftBits, int leftCount) {
        bits = leftBits;
        count = leftCount;
    }

    /// Reads bytes until there are more than [#FULL] bits.
    void fill() {
        if (count <= FULL && at + Long.BYTES <= end) {
            long next = (long) EIGHT_BYTES.get(bytes, at);
            if (EightBytes.equal(0, ~next) == 0) { // none of the bytes is 255
                int read = (Long.SIZE - 1 - count) / Byte.SIZE;
                int size = read * Byte.SIZE;
                bits = bits << size | next >>> (Long.SIZE - size);
                count += size;
                at += read;
                return;
            }
        }
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

    /// The symbol of the next code.
    int symbol(HuffmanTable codes) {
        if (count < HuffmanTable.LONGEST) {
            fill();
        }
        int entry = codes.entry(bits, count);
        if (entry == 0) {
            throw unknownCode();
        }
        count -= HuffmanTable.length(entry);
        return HuffmanTable.symbol(entry);
    }

    /// What is wrong where no table has the next code.
    PictureFault unknownCode() {
        requireEnough();
        return PictureFault.damaged("its data have a code that no table has");
    }

    /// The next number of a range of sizes.
    ///
    /// @param size its bits, 0 to 15
    int signed(int size) {
        return size == 0 ? 0 : HuffmanTable.extend(take(size), size);
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
