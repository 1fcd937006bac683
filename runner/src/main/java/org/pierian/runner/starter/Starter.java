package org.pierian.runner.starter;

import java.util.List;

/// A commented spec to start from.
///
/// @param text the text of the spec
/// @param notes what a person should know of it, a line each
public record Starter(String text, List<String> notes) {

    /// Takes a copy.
    public Starter {
        notes = List.copyOf(notes);
    }
}
