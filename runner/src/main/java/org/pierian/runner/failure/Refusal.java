package org.pierian.runner.failure;

import java.util.List;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.Kind;

/// The exit code of a spec with errors.
public final class Refusal {

    private Refusal() {}

    /// The code that the first error asks for; `DONE` where there is none.
    public static ExitCode exitCode(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(Diagnostic::isError)
                .findFirst()
                .map(problem -> of(problem.kind()))
                .orElse(ExitCode.DONE);
    }

    private static ExitCode of(Kind kind) {
        return switch (kind) {
            case INPUT -> ExitCode.INPUT;
            case NOT_FOUND -> ExitCode.NOT_FOUND;
            case UNREADABLE -> ExitCode.IO;
            case POLICY -> ExitCode.POLICY;
        };
    }
}
