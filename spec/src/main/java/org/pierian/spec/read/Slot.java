package org.pierian.spec.read;

import java.util.Optional;
import org.pierian.spec.language.Bounds;

/// The place of a value in the language: its key for messages, its path, and the numbers it accepts.
///
/// @param key the key in messages
/// @param path the path from the root
/// @param bounds the accepted numbers
/// @param required whether a value must be written
record Slot(String key, String path, Optional<Bounds> bounds, boolean required) {

    /// Whether the value is an item of a list.
    boolean isItem() {
        return path.endsWith("]");
    }

    Slot item(int index) {
        return new Slot(key, path + "[" + index + "]", bounds, true);
    }
}
