package org.pierian.runner.dataset.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.pierian.runner.dataset.EightBytes;

/// Reads the decimals that one operation of binary64 makes: at most 15 digits, divided by a power of ten of at
/// most 22. Digits and power are exact then, so that the division rounds once, as the number itself would be.
///
/// **Source:** Clinger 1990, *How to read floating point numbers accurately*, sec. 3.
public final class PlainNumber {

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final int MOST_DIGITS = 15;
    private static final int LONGEST = MOST_DIGITS + 2; // a sign, and a point
    private static final int EIGHT = EightBytes.COUNT;
    private static final long ZEROS = EightBytes.each('0');
    private static final long UPPER_HALVES = 0xF0F0_F0F0_F0F0_F0F0L;
    private static final long ABOVE_NINE = EightBytes.each(6); // moves what comes after `9` to another upper half

    private PlainNumber() {}

    /// The number that [Double#parseDouble] reads.
    ///
    /// @return NaN for whatever is not written as digits with perhaps a point among them, in the grammar of JSON,
    /// or has too many digits
    static double parse(String cell) {
        int length = cell.length();
        return length > LONGEST ? Double.NaN : parse(cell.getBytes(StandardCharsets.ISO_8859_1), 0, length);
    }

    /// The number that [Double#parseDouble] reads in some characters of ASCII. They are looked at eight together.
    ///
    /// @param text holds them; other bytes are of no number
    /// @param from place of the first
    /// @param end place behind the last
    /// @return NaN for the same texts as [#parse(String)]
    public static double parse(byte[] text, int from, int end) {
        if (end <= from) {
            return Double.NaN;
        }
        int negative = (text[from] - '.') >>> (Integer.SIZE - 1); // no branch: the processor cannot foresee signs
        int first = from + negative;
        int length = end - first;
        if (length == 0 || length > MOST_DIGITS + 1 || negative * (text[from] ^ '-') != 0) {
            return Double.NaN;
        }
        if (first > text.length - EIGHT) {
            return parse(Arrays.copyOfRange(text, from, from + 2 * EIGHT + 1), 0, end - from);
        }
        boolean isLong = length > EIGHT;
        long head = isLong ? last(text, first, length - EIGHT) : ZEROS;
        long tail = isLong ? EightBytes.of(text, end - EIGHT) : last(text, first, length);
        int tailPoint = EightBytes.first(EightBytes.equal('.', tail));
        int headPoint = EightBytes.first(EightBytes.equal('.', head));
        boolean hasPoint = true;
        int decimals;
        if (tailPoint < EIGHT) {
            tail = without(tail, tailPoint);
            decimals = EIGHT - 1 - tailPoint;
        } else if (headPoint < EIGHT) {
            head = without(head, headPoint);
            decimals = 2 * EIGHT - 1 - headPoint;
        } else {
            hasPoint = false;
            decimals = 0;
        }
        int digits = hasPoint ? length - 1 : length;
        int whole = digits - decimals;
        boolean padded = whole > 1 && text[first] == '0';
        if (whole == 0 || padded || (hasPoint && decimals == 0) || digits > MOST_DIGITS || !areDigits(head, tail)) {
            return Double.NaN;
        }
        long all = number(head) * (tailPoint < EIGHT ? 10_000_000L : 100_000_000L) + number(tail);
        long value = Double.doubleToRawLongBits(all / POWERS[decimals]);
        return Double.longBitsToDouble(value | ((long) negative << (Long.SIZE - 1)));
    }

    /// Characters at the end of eight, with zeros before them.
    ///
    /// @param from place of the first
    /// @param count 1 to 8
    private static long last(byte[] text, int from, int count) {
        int bits = Byte.SIZE * count;
        return (EightBytes.of(text, from) << (Long.SIZE - bits)) | (ZEROS >>> (bits - 1) >>> 1);
    }

    /// The other seven, with a zero before them.
    private static long without(long eight, int place) {
        long before = (1L << (Byte.SIZE * place)) - 1;
        long after = ~((before << Byte.SIZE) | 0xFF);
        return ((eight & before) << Byte.SIZE) | (eight & after) | '0';
    }

    private static boolean areDigits(long head, long tail) {
        long others = ((head & UPPER_HALVES) ^ ZEROS)
                | (((head + ABOVE_NINE) & UPPER_HALVES) ^ ZEROS)
                | ((tail & UPPER_HALVES) ^ ZEROS)
                | (((tail + ABOVE_NINE) & UPPER_HALVES) ^ ZEROS);
        return others == 0;
    }

    /// The number of eight digits: first of pairs of them, then of fours, then of all.
    private static long number(long digits) {
        long each = digits - ZEROS;
        long pairs = 10 * each + (each >>> 8);
        long upper = (pairs & 0xFF_0000_00FFL) * (100 + (1_000_000L << 32));
        long lower = ((pairs >>> 16) & 0xFF_0000_00FFL) * (1 + (10_000L << 32));
        return (upper + lower) >>> 32;
    }
}
