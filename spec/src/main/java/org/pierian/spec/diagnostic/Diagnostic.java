package org.pierian.spec.diagnostic;

import java.util.ArrayList;
import java.util.List;

/// One mistake: where it is, what is wrong, what was expected, and what to do.
///
/// Built by [#error] or [#warning] and refined by the `with...` methods, each of which returns a new
/// diagnostic.
///
/// @param severity whether it stops the work
/// @param code stable code, such as `S001`; `DiagnosticCodes` has a long text for each
/// @param kind what the exit code is derived from
/// @param message one line, lower case, without a period; names are in backquotes
/// @param location where
/// @param label what stands beside the caret; may be empty
/// @param expected what would be right; may be empty
/// @param got what is there; may be empty
/// @param table lines shown as they are below the source line, such as a trace of shapes
/// @param related second places
/// @param helps what to do, most likely fix first
/// @param notes background, such as the list of keys
public record Diagnostic(
        Severity severity,
        String code,
        Kind kind,
        String message,
        Location location,
        String label,
        String expected,
        String got,
        List<String> table,
        List<Related> related,
        List<String> helps,
        List<String> notes)
        implements Comparable<Diagnostic> {

    public Diagnostic {
        table = List.copyOf(table);
        related = List.copyOf(related);
        helps = List.copyOf(helps);
        notes = List.copyOf(notes);
    }

    /// An error in the input.
    public static Diagnostic error(String code, Location location, String message) {
        return of(Severity.ERROR, code, location, message);
    }

    /// A warning about the input.
    public static Diagnostic warning(String code, Location location, String message) {
        return of(Severity.WARNING, code, location, message);
    }

    private static Diagnostic of(Severity severity, String code, Location location, String message) {
        return new Diagnostic(
                severity, code, Kind.INPUT, message, location, "", "", "", List.of(), List.of(), List.of(), List.of());
    }

    /// Whether it stops the work.
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// The same with another kind.
    public Diagnostic withKind(Kind newKind) {
        return new Diagnostic(
                severity, code, newKind, message, location, label, expected, got, table, related, helps, notes);
    }

    /// The same with a text beside the caret.
    public Diagnostic withLabel(String newLabel) {
        return new Diagnostic(
                severity, code, kind, message, location, newLabel, expected, got, table, related, helps, notes);
    }

    /// The same with what was expected and what is there.
    public Diagnostic withExpected(String newExpected, String newGot) {
        return new Diagnostic(
                severity, code, kind, message, location, label, newExpected, newGot, table, related, helps, notes);
    }

    /// The same with lines to be shown below the source.
    public Diagnostic withTable(List<String> newTable) {
        return new Diagnostic(
                severity, code, kind, message, location, label, expected, got, newTable, related, helps, notes);
    }

    /// The same with one more place.
    public Diagnostic withRelated(Location place, String text) {
        return new Diagnostic(
                severity,
                code,
                kind,
                message,
                location,
                label,
                expected,
                got,
                table,
                plus(related, new Related(place, text)),
                helps,
                notes);
    }

    /// The same with one more piece of advice.
    public Diagnostic withHelp(String help) {
        return new Diagnostic(
                severity,
                code,
                kind,
                message,
                location,
                label,
                expected,
                got,
                table,
                related,
                plus(helps, help),
                notes);
    }

    /// The same with one more piece of background.
    public Diagnostic withNote(String note) {
        return new Diagnostic(
                severity,
                code,
                kind,
                message,
                location,
                label,
                expected,
                got,
                table,
                related,
                helps,
                plus(notes, note));
    }

    private static <T> List<T> plus(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }

    /// By place, so that a list of diagnostics reads as the file does.
    @Override
    public int compareTo(Diagnostic other) {
        return location.compareTo(other.location);
    }
}
