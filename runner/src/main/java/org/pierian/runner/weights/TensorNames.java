package org.pierian.runner.weights;

import org.pierian.spec.diagnostic.DisplayText;

/// Which names a tensor may have: those that can be shown, and used as part of a file name, without surprises.
public final class TensorNames {

    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_SHOWN = 60;

    private TensorNames() {}

    static boolean isPlain(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_LENGTH
                && !name.contains("..")
                && name.codePoints().noneMatch(DisplayText::isHidden);
    }

    /// The name in backquotes as it can be shown, and not longer than a line.
    public static String shown(String name) {
        return "`" + DisplayText.line(DisplayText.cut(name, MAX_SHOWN)) + "`";
    }
}
