package org.pierian.spec.read;

import java.util.Optional;
import org.pierian.spec.language.Bounds;

/// The place of a value in the language: its key for messages, its path, and the numbers it accepts.
///
/// @param key the key in messages
/// @param written what stands before the value: the key, or the word whose main key it is
/// @param path the path from the root
/// @param bounds the accepted numbers
/// @param required whether a value must be written
record Slot(String key, String written, String path, Optional<Bounds> bounds, boolean required) {

    /// Whether the value is an item of a list.
    boolean isItem() {
        return path.endsWith("]");
    }

    /// The value with what stands before it, as the spec has it.
    String with(String value) {
        return written + ": " + value;
    }

    Slot item(int index) {
        return new Slot(key, written, path + "[" + index + "]", bounds, true);
    }
}
