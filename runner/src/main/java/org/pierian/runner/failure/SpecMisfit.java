package org.pierian.runner.failure;

import java.util.List;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.Sources;

/// A spec describes its data wrongly; the place to fix is in the spec.
public final class SpecMisfit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;
    private final transient Sources sources;

    /// @param diagnostics what is wrong, at least one
    /// @param sources the texts that they point into
    public SpecMisfit(List<Diagnostic> diagnostics, Sources sources) {
        super(diagnostics.getFirst().message());
        this.diagnostics = List.copyOf(diagnostics);
        this.sources = sources;
    }

    /// What is wrong.
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /// The texts that the diagnostics point into.
    public Sources sources() {
        return sources;
    }
}
