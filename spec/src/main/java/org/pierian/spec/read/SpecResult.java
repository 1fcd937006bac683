package org.pierian.spec.read;

import java.util.List;
import java.util.Optional;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.Sources;

/// What reading a spec gives.
///
/// @param spec the spec; present only if no diagnostic is an error
/// @param diagnostics all errors and warnings, in the order of the file
/// @param sources the texts that diagnostics point into
public record SpecResult(Optional<ResolvedSpec> spec, List<Diagnostic> diagnostics, Sources sources) {

    public SpecResult {
        diagnostics = List.copyOf(diagnostics);
    }

    /// Whether the spec is refused.
    public boolean isRefused() {
        return spec.isEmpty();
    }
}
