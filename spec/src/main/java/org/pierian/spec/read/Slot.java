package org.pierian.spec.read;

import java.util.Optional;
import org.pierian.spec.language.Bounds;

/// A value's place in the language: its key for messages, its path, and what numbers it accepts.
///
/// @param key the key as messages name it
/// @param path the path from the root
/// @param bounds the accepted numbers
record Slot(String key, String path, Optional<Bounds> bounds) {

    Slot item(int index) {
        return new Slot(key, path + "[" + index + "]", bounds);
    }
}
