package org.pierian.core.data;

/// A text as indices of its tokens, with two bytes for each where they fit.
public final class Tokens {

    private static final int NARROW = 1 << Character.SIZE;

    private final char[] narrow;
    private final int[] wide;
    private final int below;

    private Tokens(char[] narrow, int[] wide, int below) {
        this.narrow = narrow;
        this.wide = wide;
        this.below = below;
    }

    /// Tokens with the given indices.
    ///
    /// @param indices of the tokens; copied
    /// @param below bound of the indices, the size of the vocabulary
    public static Tokens of(int[] indices, int below) {
        for (int index : indices) {
            if (index < 0 || index >= below) {
                throw new IllegalArgumentException("token " + index + " is not below " + below);
            }
        }
        if (below > NARROW) {
            return new Tokens(new char[0], indices.clone(), below);
        }
        char[] narrow = new char[indices.length];
        for (int i = 0; i < indices.length; i++) {
            narrow[i] = (char) indices[i];
        }
        return new Tokens(narrow, new int[0], below);
    }

    /// Number of tokens.
    public int size() {
        return narrow.length + wide.length; // one of them is empty
    }

    /// Bound of the indices.
    public int below() {
        return below;
    }

    /// Copies some tokens as numbers.
    ///
    /// @param from the first token
    /// @param target receives them from `at` on
    void read(int from, float[] target, int at, int count) {
        if (below > NARROW) {
            for (int i = 0; i < count; i++) {
                target[at + i] = wide[from + i];
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            target[at + i] = narrow[from + i];
        }
    }
}
