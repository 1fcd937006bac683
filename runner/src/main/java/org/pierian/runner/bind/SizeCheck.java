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
        int bytes = SpecWriter.write(resolved.spec()).getBytes(StandardCharsets.UTF_8).length;
        return bytes <= Limits.FILE_BYTES
                ? Optional.empty()
                : Optional.of(Diagnostic.error(
                                DiagnosticCodes.TOO_BIG,
                                resolved.locationOf("architecture"),
                                "the spec with everything written out is larger than 1 MiB")
                        .withExpected("at most 1 MiB", bytes + " bytes")
                        .withHelp("use fewer blocks; each use is written out"));
    }
}
