package org.pierian.runner.dataset.picture.jpeg;

import java.util.Arrays;
import org.pierian.runner.dataset.picture.raster.PictureBytes;
import org.pierian.runner.dataset.picture.raster.PictureFault;

/// A table of codes of 1 to 16 bits for symbols of a byte.
///
/// **Source:** ITU-T T.81, annex C and F.2.2.3.
final class HuffmanTable {

    /// A table that the file has not defined.
    static final HuffmanTable NONE = new HuffmanTable(new int[HuffmanTable.LONGEST + 1], new int[0]);

    private static final int LONGEST = 16;
    private static final int LOOK = 9;

    private final int[] symbols;
    private final int[] lookup = new int[1 << LOOK]; // length * 256 + symbol of a code that begins so, or 0
    private final int[] largest = new int[LONGEST + 1]; // code of each length, -1 where there is none
    private final int[] offset = new int[LONGEST + 1]; // from a code to its place among the symbols

    private HuffmanTable(int[] counts, int[] symbols) {
        this.symbols = symbols;
        Arrays.fill(largest, -1);
        int code = 0;
        int place = 0;
        for (int length = 1; length <= LONGEST; length++) {
            offset[length] = place - code;
            for (int i = 0; i < counts[length]; i++, code++, place++) {
                if (length <= LOOK) {
                    int from = code << (LOOK - length);
                    Arrays.fill(lookup, from, from + (1 << (LOOK - length)), length << Byte.SIZE | symbols[place]);
                }
            }
            if (counts[length] > 0) {
                largest[length] = code - 1;
            }
            code <<= 1;
        }
    }

    /// Reads a table.
    static HuffmanTable read(PictureBytes in) {
        int[] counts = new int[LONGEST + 1];
        int size = 0;
        int room = 1; // codes of the length that are not taken
        for (int length = 1; length <= LONGEST; length++) {
            counts[length] = in.u8();
            size += counts[length];
            room = 2 * room - counts[length];
            if (room < 0) {
                throw PictureFault.damaged("a table has more codes than there can be");
            }
        }
        if (size > 1 << Byte.SIZE) {
            throw PictureFault.damaged("a table has more than 256 codes");
        }
        int[] symbols = new int[size];
        for (int i = 0; i < size; i++) {
            symbols[i] = in.u8();
        }
        return new HuffmanTable(counts, symbols);
    }

    /// Whether the file has defined it.
    boolean isThere() {
        return symbols.length > 0;
    }

    /// Reads one symbol.
    int next(BitReader in) {
        int found = lookup[in.peek(LOOK)];
        if (found != 0) {
            in.skip(found >>> Byte.SIZE);
            return found & 0xFF;
        }
        int bits = in.peek(LONGEST);
        for (int length = LOOK + 1; length <= LONGEST; length++) {
            int code = bits >>> (LONGEST - length);
            if (code <= largest[length]) {
                in.skip(length);
                return symbols[code + offset[length]];
            }
        }
        in.requireEnough();
        throw PictureFault.damaged("its data have a code that no table has");
    }
}
