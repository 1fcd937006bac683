package org.pierian.runner.bind;

import org.pierian.runner.dataset.Declaration;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.read.ResolvedSpec;

/// What is said of a component that does not fit the target of the dataset.
final class Misfit {

    private static final String CLASSES = "classes";
    private static final String NUMBERS = "numbers";

    private Misfit() {}

    /// A component for classes beside numbers, or one for numbers beside classes.
    ///
    /// @param path its place in the spec
    /// @param word what it is called
    static Diagnostic of(ResolvedSpec resolved, Declaration declaration, String path, String word) {
        return of(resolved, declaration, path, word, declaration.hasClasses() ? NUMBERS : CLASSES);
    }

    /// A component for other targets than the dataset has.
    ///
    /// @param needs what it is for
    static Diagnostic of(ResolvedSpec resolved, Declaration declaration, String path, String word, String needs) {
        String has = declaration.hasClasses() ? CLASSES : declaration.hasLabels() ? "labels" : NUMBERS;
        return Diagnostic.error(
                        DiagnosticCodes.CONTRADICTION,
                        resolved.locationOf(path),
                        "`" + word + "` needs " + needs + ", and the dataset has " + has)
                .withLabel("for " + needs + " only")
                .withRelated(resolved.locationOf("dataset"), "has " + has);
    }
}
