package org.pierian.spec.read;

import java.util.List;
import org.pierian.spec.Constrained;
import org.pierian.spec.Contradiction;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Location;

/// Reports the keys of a record that contradict one another.
final class Contradictions {

    private final Report report;
    private final Origins origins;

    Contradictions(Report report, Origins origins) {
        this.report = report;
        this.origins = origins;
    }

    /// Whether a record has none; those it has are reported.
    ///
    /// @param prefix path of the record's keys, with a dot at its end unless it is empty
    boolean accepts(Object record, String prefix) {
        List<Contradiction> broken =
                record instanceof Constrained constrained ? constrained.contradictions() : List.of();
        broken.forEach(b -> report.add(diagnostic(b, place(prefix + b.key()))));
        return broken.isEmpty();
    }

    private static Diagnostic diagnostic(Contradiction broken, Location place) {
        String message = broken.rule() + broken.got().map(got -> ", got " + got).orElse("");
        return Diagnostic.error(DiagnosticCodes.CONTRADICTION, place, message)
                .withExpected(broken.rule(), broken.got().orElse("keys that contradict"))
                .withHelp(broken.help());
    }

    private Location place(String path) {
        return ResolvedSpec.locationOf(origins.byPath(), path)
                .orElseThrow(() -> new IllegalStateException("no origin for " + path));
    }
}
