package org.pierian.runner.dataset.text;

import java.util.List;

/// Texts whose answers are known.
///
/// @param text all of them, one after the other
/// @param starts where each begins among the units, and where the last one ends
/// @param labels the class of each text, or of each unit
/// @param places where each text comes from, for messages: a file and a line
@SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
record Passages(RawText text, int[] starts, int[] labels, List<String> places) {

    /// How many there are.
    int size() {
        return places.size();
    }
}
