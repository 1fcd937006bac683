package org.pierian.runner.dataset.formula;

import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;

/// The random numbers of the examples of one set. Each example is a step of each stream, so that it does not depend on
/// how many there are.
final class SetNumbers {

    private final RandomStream numbers;
    private final RandomStream noise;
    private final RandomStream shared;

    /// @param seed what is drawn by
    /// @param set tells sets apart
    SetNumbers(long seed, String set) {
        this.numbers = RandomStream.of(seed, StreamTag.GENERATED, set + ".inputs");
        this.noise = RandomStream.of(seed, StreamTag.GENERATED, set + ".noise");
        this.shared = RandomStream.of(seed, StreamTag.GENERATED, "shared");
    }

    /// A number of an example, uniform in [0, 1) with 53 bits.
    double uniform(int example, int index) {
        return fraction(numbers.block(example, index));
    }

    /// A number that all sets have in common, uniform in [0, 1) with 53 bits.
    double shared(int step, int index) {
        return fraction(shared.block(step, index));
    }

    private static double fraction(long block) {
        return (block >>> 11) * 0x1p-53;
    }

    /// A number of an example, uniform in [0, 1) with 24 bits, which is a float.
    float single(int example, int index) {
        return numbers.uniform(example, index);
    }

    /// An integer of an example from 0 to below a bound, uniform up to one part in 2^32 / bound.
    int below(int example, int index, int bound) {
        return numbers.scaled(example, index, bound);
    }

    /// The first normal numbers of an example, with mean 0 and deviation 1.
    double[] normal(int example, int count) {
        double[] values = new double[count];
        noise.fillNormal(example, values);
        return values;
    }
}
