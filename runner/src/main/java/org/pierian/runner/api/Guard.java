package org.pierian.runner.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.pierian.core.tensor.ShapeTooLargeException;
import org.pierian.core.train.DivergedException;
import org.pierian.runner.failure.EngineFault;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.failure.Refusal;
import org.pierian.runner.failure.SpecMisfit;
import org.pierian.spec.diagnostic.DiagnosticRenderer;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.diagnostic.Sources;
import org.pierian.spec.read.SpecResult;

/// Makes of what may happen inside what a caller is told.
final class Guard {

    private Guard() {}

    /// Does something; what goes wrong in a known way comes out as a [PierianException].
    static <T> T call(Supplier<T> work) {
        try {
            return work.get();
        } catch (Failure failure) {
            throw of(failure);
        } catch (SpecMisfit misfit) {
            throw refused(misfit.diagnostics(), misfit.sources(), misfit);
        } catch (DivergedException diverged) {
            throw of(EngineFault.of(diverged).causedBy(diverged));
        } catch (ShapeTooLargeException large) {
            throw of(EngineFault.of(large).causedBy(large));
        }
    }

    /// The spec without errors.
    ///
    /// @throws PierianException when it has some
    static <T> T require(Optional<T> spec, SpecResult result) {
        return spec.orElseThrow(() -> refused(
                result.diagnostics(), result.sources(), new SpecMisfit(result.diagnostics(), result.sources())));
    }

    private static PierianException of(Failure failure) {
        return new PierianException(
                failure.exitCode().number(),
                failure.message(),
                new PierianException.Report(
                        failure.code(), failure.place(), failure.details(), failure.helps(), List.of()),
                failure);
    }

    private static PierianException refused(
            List<org.pierian.spec.diagnostic.Diagnostic> problems, Sources sources, Throwable cause) {
        List<Diagnostic> all = diagnostics(problems, sources);
        Diagnostic first = all.stream().filter(Diagnostic::isError).findFirst().orElseGet(all::getFirst);
        long errors = all.stream().filter(Diagnostic::isError).count();
        ExitCode code = Refusal.exitCode(problems);
        return new PierianException(
                code.number(),
                errors > 1 ? first.message() + ", and " + (errors - 1) + " more" : first.message(),
                new PierianException.Report(
                        Optional.of(first.code()),
                        Optional.of(first.file() + ":" + first.line() + ":" + first.column()),
                        List.of(),
                        first.help(),
                        all),
                cause);
    }

    /// Diagnostics of the language, for callers.
    static List<Diagnostic> diagnostics(List<org.pierian.spec.diagnostic.Diagnostic> problems, Sources sources) {
        DiagnosticRenderer renderer = DiagnosticRenderer.plain(sources);
        return problems.stream().map(problem -> of(problem, renderer)).toList();
    }

    private static Diagnostic of(org.pierian.spec.diagnostic.Diagnostic problem, DiagnosticRenderer renderer) {
        Location place = problem.location();
        return new Diagnostic(
                problem.isError(),
                problem.code(),
                place.file(),
                place.line(),
                place.column(),
                place.length(),
                problem.message(),
                problem.helps(),
                problem.notes(),
                renderer.render(problem));
    }
}
