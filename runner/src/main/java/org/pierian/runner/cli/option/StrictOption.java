package org.pierian.runner.cli.option;

import java.util.List;
import org.pierian.spec.diagnostic.Diagnostic;
import picocli.CommandLine.Option;

/// `--strict`, for verbs that refuse what they warn of when they are asked to.
public final class StrictOption {

    @Option(names = "--strict", description = "Make warnings errors: exit code 65 where there would be a warning.")
    private boolean strict;

    /// The same diagnostics; with `--strict` warnings have become errors.
    public List<Diagnostic> judge(List<Diagnostic> diagnostics) {
        return strict ? diagnostics.stream().map(Diagnostic::asError).toList() : diagnostics;
    }
}
