package org.pierian.runner.bind;

import java.util.Optional;
import org.pierian.runner.dataset.Declaration;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.read.ResolvedSpec;

/// Whether examples that are to be sorted by their lengths have some.
final class BucketCheck {

    private BucketCheck() {}

    static Optional<Diagnostic> check(ResolvedSpec resolved, Declaration declaration) {
        if (resolved.spec().bucketByLength().isEmpty() || declaration.input().padded()) {
            return Optional.empty();
        }
        return Optional.of(Diagnostic.error(
                        DiagnosticCodes.CONTRADICTION,
                        resolved.locationOf("bucket_by_length"),
                        "`bucket_by_length` sorts examples by their lengths, and those of the dataset are equally long")
                .withLabel("for padded examples only")
                .withRelated(resolved.locationOf("dataset"), "has no padding")
                .withHelp("delete it"));
    }
}
