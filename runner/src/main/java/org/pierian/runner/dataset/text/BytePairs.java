package org.pierian.runner.dataset.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tokens of byte-pair encoding: the 256 bytes, then those that were learned, each of two tokens before it.
///
/// A text is cut into [Pieces]. In each piece, of all neighbours that are a learned token, those of the token
/// that was learned first are joined, from the left, until none are left.
final class BytePairs {

    /// The tokens that are there before any is learned.
    static final int BYTES = 256;

    private static final int MOST_KNOWN = 1 << 16; // pieces that are remembered
    private static final String BLANK = " ";

    private final List<byte[]> tokens = new ArrayList<>();
    private final List<String> merges = new ArrayList<>();
    private final Map<String, Integer> byText = new HashMap<>();
    private final Map<Long, Integer> joined = new HashMap<>();
    private final Map<String, int[]> known = new HashMap<>();

    /// The bytes alone.
    BytePairs() {
        for (int value = 0; value < BYTES; value++) {
            add(new byte[] {(byte) value});
        }
    }

    /// Tokens as a file has them.
    ///
    /// @param merges the two halves of each learned token as [ByteLetters], with a blank between
    /// @throws IllegalArgumentException when one is not of two tokens before it, or there already
    static BytePairs of(List<String> merges) {
        BytePairs pairs = new BytePairs();
        for (String merge : merges) {
            int blank = merge.indexOf(BLANK);
            if (blank < 0) {
                throw new IllegalArgumentException("not two tokens: " + merge);
            }
            int left = pairs.index(merge.substring(0, blank));
            int right = pairs.index(merge.substring(blank + 1));
            if (!pairs.join(left, right)) {
                throw new IllegalArgumentException("twice: " + merge);
            }
        }
        return pairs;
    }

    /// Whether some texts are tokens as a file has them.
    static boolean isValid(List<String> merges) {
        try {
            of(merges);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private int index(String letters) {
        Integer index = byText.get(latin(ByteLetters.bytes(letters)));
        if (index == null) {
            throw new IllegalArgumentException("no token: " + letters);
        }
        return index;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private void add(byte[] bytes) {
        byText.put(latin(bytes), tokens.size());
        tokens.add(bytes);
    }

    /// Learns a token, unless there is one of the same bytes.
    ///
    /// @return whether there was none
    boolean join(int left, int right) {
        byte[] bytes = Arrays.copyOf(tokens.get(left), tokens.get(left).length + tokens.get(right).length);
        System.arraycopy(tokens.get(right), 0, bytes, tokens.get(left).length, tokens.get(right).length);
        if (byText.containsKey(latin(bytes))) {
            return false;
        }
        joined.put(pair(left, right), tokens.size());
        add(bytes);
        merges.add(ByteLetters.text(tokens.get(left)) + BLANK + ByteLetters.text(tokens.get(right)));
        return true;
    }

    /// Two tokens as one number.
    static long pair(int left, int right) {
        return ((long) left << Integer.SIZE) | right;
    }

    /// Number of tokens.
    int size() {
        return tokens.size();
    }

    /// The bytes of a token.
    byte[] bytes(int token) {
        return tokens.get(token);
    }

    /// The two halves of each learned token as [ByteLetters], with a blank between.
    List<String> merges() {
        return List.copyOf(merges);
    }

    /// The tokens of a part of a text.
    ///
    /// @param bytes 0 to 255 each
    /// @param from the part's first byte
    /// @param end behind its last byte
    int[] encode(int[] bytes, int from, int end) {
        int[] encoded = new int[end - from];
        int count = 0;
        for (int start = from; start < end; ) {
            int next = Pieces.end(bytes, start, end);
            for (int token : piece(bytes, start, next)) {
                encoded[count++] = token;
            }
            start = next;
        }
        return Arrays.copyOf(encoded, count);
    }

    private int[] piece(int[] bytes, int from, int end) {
        char[] text = new char[end - from];
        for (int i = 0; i < text.length; i++) {
            text[i] = (char) bytes[from + i];
        }
        String key = new String(text);
        int[] found = known.get(key);
        if (found == null) {
            found = join(Arrays.copyOfRange(bytes, from, end));
            if (known.size() < MOST_KNOWN) {
                known.put(key, found);
            }
        }
        return found;
    }

    /// Joins what can be joined in a piece.
    private int[] join(int[] piece) {
        int count = piece.length;
        while (true) {
            int first = Integer.MAX_VALUE;
            long pair = 0;
            for (int i = 1; i < count; i++) {
                int token = joined.getOrDefault(pair(piece[i - 1], piece[i]), Integer.MAX_VALUE);
                if (token < first) {
                    first = token;
                    pair = pair(piece[i - 1], piece[i]);
                }
            }
            if (first == Integer.MAX_VALUE) {
                return Arrays.copyOf(piece, count);
            }
            count = replace(piece, count, pair, first);
        }
    }

    /// Replaces two tokens by another wherever they are neighbours, from the left.
    ///
    /// @param count number of tokens
    /// @return how many there are then
    static int replace(int[] piece, int count, long pair, int by) {
        int to = 0;
        for (int i = 0; i < count; i++) {
            if (i + 1 < count && pair(piece[i], piece[i + 1]) == pair) {
                piece[to++] = by;
                i++;
            } else {
                piece[to++] = piece[i];
            }
        }
        return to;
    }

    /// The text of tokens. Bytes that are no characters become U+FFFD, and a token that was not learned is left
    /// out.
    String decode(int[] encoded) {
        int size = 0;
        for (int token : encoded) {
            size += token < tokens.size() ? tokens.get(token).length : 0;
        }
        byte[] bytes = new byte[size];
        int at = 0;
        for (int token : encoded) {
            if (token < tokens.size()) {
                byte[] one = tokens.get(token);
                System.arraycopy(one, 0, bytes, at, one.length);
                at += one.length;
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// Number of characters of a token: of its bytes those that begin one in UTF-8.
    int characters(int token) {
        int characters = 0;
        for (byte one : tokens.get(token)) {
            characters += (one & 0xC0) == 0x80 ? 0 : 1;
        }
        return characters;
    }
}
