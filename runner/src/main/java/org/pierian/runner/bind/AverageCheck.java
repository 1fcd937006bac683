package org.pierian.runner.bind;

import java.util.Optional;
import org.pierian.runner.failure.Count;
import org.pierian.spec.AverageSpec;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.read.ResolvedSpec;

/// Compares an average of the weights with the length of the run.
final class AverageCheck {

    private AverageCheck() {}

    /// What does not fit, at the place of the key.
    static Optional<Diagnostic> check(ResolvedSpec resolved) {
        return resolved.spec().average().flatMap(average -> switch (average) {
            case AverageSpec.Ema _ -> Optional.empty();
            case AverageSpec.Swa swa -> start(resolved, swa.start());
        });
    }

    private static Optional<Diagnostic> start(ResolvedSpec resolved, int start) {
        RunSpec spec = resolved.spec();
        if (start <= spec.epochs()) {
            return Optional.empty();
        }
        int usual = Math.ceilDiv(3 * spec.epochs(), 4);
        return Optional.of(Diagnostic.error(
                        DiagnosticCodes.CONTRADICTION,
                        resolved.locationOf("average.swa.start"),
                        "no weights would be averaged: the run has " + Count.of(spec.epochs(), "epoch"))
                .withLabel("comes after the last epoch")
                .withExpected("at most " + spec.epochs(), Integer.toString(start))
                .withHelp("write an epoch of the run, such as `start: " + usual + "`"));
    }
}
