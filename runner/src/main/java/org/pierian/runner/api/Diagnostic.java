package org.pierian.runner.api;

import java.util.List;

/// An error or a warning about a spec.
///
/// @param isError whether the spec is refused; otherwise it is a warning
/// @param code stable code, such as `S001`; `runner explain S001` has a long text
/// @param file the name of the spec, or of what it inherits from
/// @param line the line, from 1
/// @param column the first column, from 1, counted in code points
/// @param length number of code points, at least 1
/// @param message what is wrong, in one line
/// @param help what to do, the likeliest fix first
/// @param notes background, such as a list of keys
/// @param text all of it with the line of the spec and a caret below, as the command line shows it; several lines
public record Diagnostic(
        boolean isError,
        String code,
        String file,
        int line,
        int column,
        int length,
        String message,
        List<String> help,
        List<String> notes,
        String text) {

    /// Takes copies.
    public Diagnostic {
        help = List.copyOf(help);
        notes = List.copyOf(notes);
    }

    /// `file:line:column: error: message`, as compilers write it and editors read it.
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + (isError ? "error: " : "warning: ") + message;
    }
}
