package org.pierian.runner.dataset.text;

import java.nio.charset.StandardCharsets;

/// A letter that a person can see for each byte, so that tokens can be written as text whatever bytes they are.
///
/// Bytes that are visible characters of Latin-1 stand for themselves; the others, in their order, are U+0100,
/// U+0101 and so on. A space is U+0120.
///
/// **Source:** Radford et al. 2019, GPT-2, `encoder.py`, `bytes_to_unicode`.
final class ByteLetters {

    private static final int BYTES = 256;
    private static final char[] LETTERS = new char[BYTES];
    private static final int[] VALUES = new int[2 * BYTES]; // of a letter its byte plus 1; 0 for others

    static {
        char next = BYTES;
        for (int value = 0; value < BYTES; value++) {
            LETTERS[value] = isVisible(value) ? (char) value : next++;
            VALUES[LETTERS[value]] = value + 1;
        }
    }

    private ByteLetters() {}

    private static boolean isVisible(int value) {
        return (value >= '!' && value <= '~') || (value >= 0xA1 && value != 0xAD);
    }

    /// The letters of bytes.
    static String text(byte[] bytes) {
        char[] text = new String(bytes, StandardCharsets.ISO_8859_1).toCharArray();
        for (int i = 0; i < text.length; i++) {
            text[i] = LETTERS[text[i]];
        }
        return new String(text);
    }

    /// The bytes of letters.
    ///
    /// @throws IllegalArgumentException when a character stands for no byte
    static byte[] bytes(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            char letter = text.charAt(i);
            int value = letter < VALUES.length ? VALUES[letter] : 0;
            if (value == 0) {
                throw new IllegalArgumentException("no byte for U+" + Integer.toHexString(letter));
            }
            bytes[i] = (byte) (value - 1);
        }
        return bytes;
    }
}
