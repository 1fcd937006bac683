package org.pierian.runner.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The order of the bytes of texts in UTF-8, which is that of their code points.
public final class Utf8Order {

    private Utf8Order() {}

    /// Below 0 where `a` comes first, above where `b` does.
    public static int compare(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
