package org.pierian.runner.weights;

import java.util.Locale;

/// Which names a tensor may have: those that can be shown, and used as part of a file name, without surprises.
final class TensorNames {

    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_SHOWN = 60;

    private TensorNames() {}

    static boolean isPlain(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_LENGTH
                && !name.contains("..")
                && name.codePoints().allMatch(TensorNames::isPlain);
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /// The name in backquotes as it can be shown: characters that are not plain by their number, and not longer
    /// than a line.
    static String shown(String name) {
        StringBuilder text = new StringBuilder("`");
        name.codePoints().limit(MAX_SHOWN).forEach(c -> {
            if (isPlain(c)) {
                text.appendCodePoint(c);
            } else {
                text.append(String.format(Locale.ROOT, "<U+%04X>", c));
            }
        });
        return text.append(name.codePointCount(0, name.length()) > MAX_SHOWN ? "...`" : "`")
                .toString();
    }
}
