package org.pierian.runner.starter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What is to be learned; each has a starter spec, a file next to this class.
public enum Task {
    /// A class from numbers.
    CLASSIFICATION,
    /// A number from numbers.
    REGRESSION,
    /// A class from images.
    IMAGES;

    /// The text of the starter spec.
    public String text() {
        try (InputStream in = Task.class.getResourceAsStream(this + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("no starter spec for " + this);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the program's own files cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
