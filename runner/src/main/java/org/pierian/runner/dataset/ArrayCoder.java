package org.pierian.runner.dataset;

import java.nio.file.Path;
import java.util.List;
import org.pierian.runner.failure.Failure;

/// Turns arrays into inputs of a trained network, with what was fitted on its training set.
public interface ArrayCoder {

    /// Reads the examples of a file.
    ///
    /// @throws Failure when it is not there, or holds no such examples
    Rows read(Path file);

    /// Takes examples that are in memory.
    ///
    /// @param examples the numbers of each, the last axis running fastest
    /// @param name what they are called in messages
    /// @throws Failure when one has more or fewer numbers than an example
    Rows of(List<float[]> examples, String name);

    /// Reads the examples of an NPY file that is in memory.
    ///
    /// @param name what messages call it
    /// @throws Failure when it holds no such examples
    Rows read(byte[] file, String name);

    /// Examples that were read.
    interface Rows {

        /// How many there are.
        int size();

        /// Writes the inputs of one.
        ///
        /// @param inputs receives them from `at` on
        /// @throws Failure when it has a number that is none for the network
        void write(int example, float[] inputs, int at);
    }
}
