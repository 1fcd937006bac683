package org.pierian.core.backend.cpu.trial;

import java.util.function.BiConsumer;

/// A trial of a kernel that works on arrays: both forms write to an array of their own, and these are compared.
///
/// @param name the kernel, for reports
/// @param demand what has to happen before it is tried
/// @param compiledNanos as in [Trial]
/// @param size how many numbers a use writes
/// @param use the work, each operation on elements of its own
public record KernelTrial<K>(String name, Demand demand, long compiledNanos, int size, BiConsumer<K, float[]> use) {

    /// Makes the trial.
    ///
    /// @param scalar the readable form
    /// @param vector the form that is tried
    /// @param accept puts it to use
    public Trial of(K scalar, K vector, Runnable accept) {
        float[] expected = new float[size];
        float[] actual = new float[size];
        return new Trial(
                name,
                demand,
                compiledNanos,
                () -> use.accept(scalar, expected),
                () -> use.accept(vector, actual),
                () -> Noise.sameBits(expected, actual),
                accept);
    }
}
