package org.pierian.runner.dataset.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.pierian.runner.dataset.EightBytes;

/// Tells whether bytes that come in parts are UTF-8.
final class Utf8Check {

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // reports what it cannot decode
    private final CharBuffer decoded = CharBuffer.allocate(1 << 12);
    private int open; // bytes of the last character, which has not ended

    /// Whether no byte so far is wrong.
    ///
    /// @param bytes behind those of the call before, of which the last three still stand before these
    /// @param from place of the first
    /// @param end place behind the last
    boolean isText(byte[] bytes, int from, int end) {
        if (open == 0 && isAscii(bytes, from, end)) {
            return true;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, from - open, end - from + open);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            result = decoder.decode(in, decoded.clear(), false);
        }
        open = in.remaining();
        return !result.isError();
    }

    /// Whether the last character has ended.
    boolean isWhole() {
        return open == 0;
    }

    private static boolean isAscii(byte[] bytes, int from, int end) {
        long all = 0;
        int i = from;
        for (; i <= end - EightBytes.COUNT; i += EightBytes.COUNT) {
            all |= EightBytes.of(bytes, i);
        }
        for (; i < end; i++) {
            all |= bytes[i]; // a negative one has the highest bit of all
        }
        return (all & EightBytes.HIGHEST) == 0;
    }
}
