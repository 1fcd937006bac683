package org.pierian.runner.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.pierian.runner.dataset.ArrayCoder;

/// Predicts the examples of arrays.
///
/// @param coder turns an array into inputs
/// @param bad is told which file is read
/// @param forecast what is predicted
public record ArrayExamples(ArrayCoder coder, BadExamples bad, Forecast forecast) {

    private static final List<String> NAMES = List.of("file", "example");

    /// Predicts all examples of a file.
    ///
    /// @throws org.pierian.runner.failure.Failure when it cannot be read, or holds no such examples
    public void read(Path file) {
        read(file.toString(), () -> coder.read(file));
    }

    /// Predicts examples that are in memory.
    ///
    /// @param examples the numbers of each, the last axis running fastest
    /// @param name what they are called
    /// @throws org.pierian.runner.failure.Failure when they are no such examples
    public void read(List<float[]> examples, String name) {
        read(name, () -> coder.of(examples, name));
    }

    /// Predicts all examples of an NPY file that is in memory.
    ///
    /// @param name what messages call it
    /// @throws org.pierian.runner.failure.Failure when it holds no such examples
    public void read(byte[] file, String name) {
        read(name, () -> coder.read(file, name));
    }

    private void read(String name, Supplier<ArrayCoder.Rows> read) {
        if (!forecast.hasBegun()) {
            forecast.begin(NAMES);
        }
        bad.next(name);
        ArrayCoder.Rows rows = read.get();
        for (int example = 0; example < rows.size(); example++) {
            rows.write(example, forecast.inputs(), forecast.at());
            forecast.add(List.of(name, Integer.toString(example)), name + ": example " + example);
        }
    }
}
