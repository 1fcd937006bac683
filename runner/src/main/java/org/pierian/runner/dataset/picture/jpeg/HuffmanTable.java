package org.pierian.runner.dataset.picture.jpeg;

import java.util.Arrays;
import org.pierian.runner.dataset.picture.raster.PictureBytes;
import org.pierian.runner.dataset.picture.raster.PictureFault;

/// A table of codes of 1 to 16 bits for symbols of a byte.
///
/// A code is found as an entry, an integer that has the symbol, the length of the code, and the number behind the code
/// if both are short. How many bits that number has is the lower half of the symbol.
///
/// **Source:** ITU-T T.81, annex C and F.2.2.3; the number is kept with the code as in libjpeg-turbo and others.
final class HuffmanTable {

    /// The most bits of a code.
    static final int LONGEST = 16;

    /// A table that the file has not defined.
    static final HuffmanTable NONE = new HuffmanTable(new int[LONGEST + 1], new int[0]);

    private static final int LOOK = 9;
    private static final int LOOK_MASK = (1 << LOOK) - 1;

    // an entry: symbol in 8 bits, length of the code in 5, length with the number in 4 or 0, number in 15
    private static final int SYMBOL_MASK = 0xFF;
    private static final int SIZE_MASK = 0xF; // of a symbol
    private static final int LENGTH_SHIFT = 8;
    private static final int LENGTH_MASK = 0x1F;
    private static final int WHOLE_SHIFT = 13;
    private static final int WHOLE_MASK = 0xF;
    private static final int NUMBER_SHIFT = 17;

    private final int[] symbols;
    private final int[] lookup = new int[1 << LOOK]; // entry of a code that begins so, or 0
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
                    enter(code, length, symbols[place]);
                }
            }
            if (counts[length] > 0) {
                largest[length] = code - 1;
            }
            code <<= 1;
        }
    }

    private void enter(int code, int length, int symbol) {
        int free = LOOK - length;
        int size = size(symbol);
        int entry = length << LENGTH_SHIFT | symbol;
        for (int rest = 0; rest < 1 << free; rest++) {
            int number = 0;
            if (size > 0 && size <= free) {
                number = extend(rest >> (free - size), size) << NUMBER_SHIFT | (length + size) << WHOLE_SHIFT;
            }
            lookup[code << free | rest] = number | entry;
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

    /// The entry of the next code, or 0 if there is no such code.
    ///
    /// @param bits the next ones are the lowest `count`
    /// @param count at least [#LONGEST]
    int entry(long bits, int count) {
        int found = lookup[(int) (bits >>> (count - LOOK)) & LOOK_MASK];
        return found != 0 ? found : longEntry((int) (bits >>> (count - LONGEST)) & ((1 << LONGEST) - 1));
    }

    private int longEntry(int bits) {
        for (int length = LOOK + 1; length <= LONGEST; length++) {
            int code = bits >>> (LONGEST - length);
            if (code <= largest[length]) {
                return length << LENGTH_SHIFT | symbols[code + offset[length]];
            }
        }
        return 0;
    }

    /// The symbol of an entry.
    static int symbol(int entry) {
        return entry & SYMBOL_MASK;
    }

    /// Bits of its code.
    static int length(int entry) {
        return entry >> LENGTH_SHIFT & LENGTH_MASK;
    }

    /// Bits of its code and of the number behind it, or 0 if the entry does not have the number.
    static int whole(int entry) {
        return entry >> WHOLE_SHIFT & WHOLE_MASK;
    }

    /// The number behind its code, where [#whole] is not 0.
    static int number(int entry) {
        return entry >> NUMBER_SHIFT;
    }

    /// How many bits the number behind a symbol has.
    static int size(int symbol) {
        return symbol & SIZE_MASK;
    }

    /// A number of a range of sizes: negative if the first of its bits is 0.
    ///
    /// **Source:** ITU-T T.81, F.2.2.1, EXTEND.
    ///
    /// @param value its bits
    /// @param size how many they are, at least 1
    static int extend(int value, int size) {
        int negative = (value >> (size - 1)) - 1; // all ones, or 0
        return value + (negative & (1 - (1 << size)));
    }
}
