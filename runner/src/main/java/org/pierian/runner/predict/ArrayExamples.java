package org.pierian.runner.predict;

import java.nio.file.Path;
import java.util.List;
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
        if (!forecast.hasBegun()) {
            forecast.begin(NAMES);
        }
        String name = file.toString();
        bad.next(name);
        ArrayCoder.Rows rows = coder.read(file);
        for (int example = 0; example < rows.size(); example++) {
            rows.write(example, forecast.inputs(), forecast.at());
            forecast.add(List.of(name, Integer.toString(example)), name + ": example " + example);
        }
    }
}
