package org.pierian.runner.bind;

import org.pierian.runner.dataset.Declaration;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.read.ResolvedSpec;

/// What is said of a component that does not fit the target of the dataset.
final class Misfit {

    private Misfit() {}

    /// A component for classes beside numbers, or one for numbers beside classes.
    ///
    /// @param path its place in the spec
    /// @param word what it is called
    static Diagnostic of(ResolvedSpec resolved, Declaration declaration, String path, String word) {
        String has = declaration.hasClasses() ? "classes" : "numbers";
        String needs = declaration.hasClasses() ? "numbers" : "classes";
        return Diagnostic.error(
                        DiagnosticCodes.CONTRADICTION,
                        resolved.locationOf(path),
                        "`" + word + "` needs " + needs + ", and the dataset has " + has)
                .withLabel("for " + needs + " only")
                .withRelated(resolved.locationOf("dataset"), "has " + has);
    }
}
