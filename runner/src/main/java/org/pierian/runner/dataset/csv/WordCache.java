package org.pierian.runner.dataset.csv;

/// Makes texts of characters, and keeps short ones: a column of words has the same few in all its rows.
final class WordCache {

    private static final int SIZE = 1 << 8;
    private static final int LONGEST = 24;

    private final String[] words = new String[SIZE];

    /// The text that some characters are.
    String text(char[] characters, int from, int length) {
        if (length == 0) {
            return "";
        }
        if (length > LONGEST) {
            return new String(characters, from, length);
        }
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + characters[i];
        }
        int slot = (hash ^ hash >>> 8 ^ hash >>> 16) & (SIZE - 1);
        String kept = words[slot];
        if (kept == null || !isText(kept, characters, from, length)) {
            kept = new String(characters, from, length);
            words[slot] = kept;
        }
        return kept;
    }

    private static boolean isText(String kept, char[] characters, int from, int length) {
        if (kept.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (kept.charAt(i) != characters[from + i]) {
                return false;
            }
        }
        return true;
    }
}
