package org.pierian.runner.failure;

import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Kind;
import org.pierian.spec.diagnostic.Location;

/// What is wrong with a file, said at the place in a spec that names it.
public final class FileFault {

    private FileFault() {}

    /// The failure as a diagnostic.
    ///
    /// @param name the value in the spec
    /// @param place where it is
    public static Diagnostic at(Location place, String name, Failure failure) {
        Diagnostic problem = Diagnostic.error(
                        failure.code().orElse(DiagnosticCodes.NAMED_FILE), place, failure.message())
                .withKind(kind(failure.exitCode()))
                .withExpected("a file that fits the spec", "`" + name + "`")
                .withTable(failure.details());
        for (String help : failure.helps()) {
            problem = problem.withHelp(help);
        }
        return failure.place().map("in "::concat).map(problem::withNote).orElse(problem);
    }

    private static Kind kind(ExitCode code) {
        return switch (code) {
            case NOT_FOUND -> Kind.NOT_FOUND;
            case IO -> Kind.UNREADABLE;
            case POLICY -> Kind.POLICY;
            default -> Kind.INPUT;
        };
    }
}
