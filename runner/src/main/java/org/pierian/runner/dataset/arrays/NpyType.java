package org.pierian.runner.dataset.arrays;

import java.util.Locale;
import java.util.Optional;

/// What an element of an array is.
///
/// @param kind what kind of number
/// @param bytes how many bytes it takes
/// @param isBigEndian whether the highest byte comes first
record NpyType(Kind kind, int bytes, boolean isBigEndian) {

    private static final int FEWEST = 3; // characters of a type: order, kind and bytes

    /// Kinds of numbers.
    enum Kind {
        FLOAT('f', 2, 8),
        SIGNED('i', 1, 8),
        UNSIGNED('u', 1, 8),
        BOOL('b', 1, 1);

        private final char letter;
        private final int least;
        private final int most;

        Kind(char letter, int least, int most) {
            this.letter = letter;
            this.least = least;
            this.most = most;
        }
    }

    /// The type that a header names, such as `<f4`.
    ///
    /// @return empty where it is no number that can be read
    static Optional<NpyType> of(String text) {
        if (text.length() != FEWEST) {
            return Optional.empty();
        }
        char order = text.charAt(0);
        int bytes = text.charAt(2) - '0';
        for (Kind kind : Kind.values()) {
            boolean fits = kind.letter == text.charAt(1)
                    && bytes >= kind.least
                    && bytes <= kind.most
                    && Integer.bitCount(bytes) == 1
                    && (order == '<' || order == '>' || (order == '|' && bytes == 1));
            if (fits) {
                return Optional.of(new NpyType(kind, bytes, order == '>'));
            }
        }
        return Optional.empty();
    }

    /// What a header's type is that is no number, in words.
    static String refused(String text) {
        char kind = text.length() > 1 ? text.charAt(1) : ' ';
        return switch (kind) {
            case 'O' -> "Python objects, which only Python can open, and which may run programs";
            case 'U' -> "texts";
            case 'S', 'a' -> "texts of bytes";
            case 'c' -> "complex numbers";
            case 'V' -> "records or raw bytes";
            case 'M' -> "dates";
            case 'm' -> "durations";
            case 'f', 'i', 'u', 'b' ->
                text.startsWith("=") ? "numbers in the byte order of some machine" : "numbers of another size";
            default -> "no type that NumPy has";
        };
    }

    /// What NumPy calls it, such as `float32`.
    String text() {
        String name = switch (kind) {
            case FLOAT -> "float";
            case SIGNED -> "int";
            case UNSIGNED -> "uint";
            case BOOL -> "bool";
        };
        return kind == Kind.BOOL ? name : String.format(Locale.US, "%s%d", name, bytes * Byte.SIZE);
    }
}
