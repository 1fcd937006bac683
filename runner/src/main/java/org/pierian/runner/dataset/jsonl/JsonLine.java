package org.pierian.runner.dataset.jsonl;

/// A line of text.
///
/// @param number its number, from 1
/// @param text its characters, without its end
record JsonLine(long number, String text) {

    boolean isBlank() {
        return text.isBlank();
    }
}
