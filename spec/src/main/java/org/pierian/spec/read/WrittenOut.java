package org.pierian.spec.read;

import java.util.Locale;
import org.pierian.spec.LayerLimits;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Location;

/// Counts what the blocks of a spec come to when they are written out, and ends that at a limit: a few lines can
/// stand for more layers than any memory holds.
final class WrittenOut {

    private static final int MOST_STEPS = 500_000;
    private static final int DEEPEST_VALUES = 512;

    private int layers;
    private int steps;
    private int uses;
    private int depth;

    /// Ends the writing out.
    static final class TooMuchException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Diagnostic problem;

        TooMuchException(Diagnostic problem) {
            super(problem.message(), null, false, false);
            this.problem = problem;
        }

        Diagnostic problem() {
            return problem;
        }
    }

    /// The writing out of a block begins.
    void enter() {
        uses++;
    }

    /// It ends.
    void leave() {
        uses--;
    }

    /// Counts a layer that a block is written out to.
    ///
    /// @param level the number of layers around it
    void layer(int level, Location place) {
        if (uses == 0) {
            return;
        }
        layers++;
        if (layers > LayerLimits.MOST) {
            String most = String.format(Locale.US, "%,d layers", LayerLimits.MOST);
            throw tooMuch(place, "the blocks come to more than " + most, "at most " + most);
        }
        if (level >= LayerLimits.DEEPEST) {
            String deepest = LayerLimits.DEEPEST + " levels";
            throw tooMuch(place, "the blocks come to layers nested deeper than " + deepest, "at most " + deepest);
        }
    }

    /// Counts a value, or a step on the way to one.
    void step(Location place) {
        if (uses > 0 && ++steps > MOST_STEPS) {
            throw tooMuch(place, "the blocks come to more than 500,000 values", "at most 500,000 values");
        }
    }

    /// Goes a level deeper into a value.
    void down(Location place) {
        depth++;
        if (uses > 0 && depth > DEEPEST_VALUES) {
            throw tooMuch(place, "the blocks come to values nested deeper than 512 levels", "at most 512 levels");
        }
    }

    /// Comes back from there.
    void up() {
        depth--;
    }

    private static TooMuchException tooMuch(Location place, String message, String expected) {
        return new TooMuchException(Diagnostic.error(DiagnosticCodes.TOO_BIG, place, message)
                .withLabel("here the limit is reached")
                .withExpected(expected, "more")
                .withHelp("use fewer blocks inside blocks; each use is written out"));
    }
}
