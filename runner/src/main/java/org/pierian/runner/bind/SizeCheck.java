package org.pierian.runner.bind;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.write.SpecWriter;
import org.pierian.spec.yaml.Limits;

/// Refuses a spec whose written-out form, the `spec.yaml` of its run, would be too large to be read again.
final class SizeCheck {

    private SizeCheck() {}

    static Optional<Diagnostic> check(ResolvedSpec resolved) {
        String text = SpecWriter.write(resolved.spec());
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return bytes <= Limits.FILE_BYTES || 2 * architecture(text) < bytes
                ? Optional.empty()
                : Optional.of(Diagnostic.error(
                                DiagnosticCodes.TOO_BIG,
                                resolved.locationOf("architecture"),
                                "the spec with everything written out is larger than 1 MiB")
                        .withExpected("at most 1 MiB", bytes + " bytes")
                        .withHelp("use fewer blocks; each use is written out"));
    }

    /// Length of the layers.
    private static int architecture(String text) {
        int start = text.indexOf("\narchitecture:");
        int end = text.indexOf("\ninit:", start + 1);
        return start < 0 ? 0 : (end < 0 ? text.length() : end) - start;
    }
}
