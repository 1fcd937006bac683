package org.pierian.runner.engine;

import java.util.Locale;
import org.pierian.core.backend.cpu.trial.Trial;

/// The outcome of the trial of a vector kernel.
///
/// @param name the kernel
/// @param state in words: `accepted`, `too slow`, `unequal` ...
/// @param scalarNanos best time of the scalar form, in nanoseconds for one call; 0 before it was timed
/// @param vectorNanos best time of the vector form
public record KernelReport(String name, String state, long scalarNanos, long vectorNanos) {

    private static final String UNEQUAL = word(Trial.State.UNEQUAL);

    static KernelReport of(Trial.Result result) {
        return new KernelReport(result.name(), word(result.state()), result.scalarNanos(), result.vectorNanos());
    }

    private static String word(Trial.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Whether the kernel gave other bits than its scalar form.
    public boolean isUnequal() {
        return state.equals(UNEQUAL);
    }

    /// Whether it is still being tried.
    public boolean isUndecided() {
        return state.equals(word(Trial.State.WAITING)) || state.equals(word(Trial.State.WARMING));
    }
}
