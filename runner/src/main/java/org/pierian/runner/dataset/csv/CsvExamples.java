package org.pierian.runner.dataset.csv;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pierian.core.data.DenseDataset;
import org.pierian.core.data.InputRows;
import org.pierian.core.data.RegressionDataset;
import org.pierian.core.data.Targets;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.TargetTransform;

/// Turns rows of a table into examples, with what was fitted on a training set.
final class CsvExamples {

    private CsvExamples() {}

    /// Reads a table that a trained network is tested with.
    ///
    /// @throws org.pierian.runner.failure.Failure when the file is not there, or has an error
    static Examples load(DatasetSpec.Csv csv, Path file, Preprocessing fitted) {
        CsvTable table = CsvTable.readNew(csv, file);
        return of(csv, table, IntStream.range(0, table.rows()).toArray(), fitted);
    }

    /// The examples that some rows are.
    ///
    /// @param order the rows
    /// @throws org.pierian.runner.failure.Failure when a number is too large for float32
    static Examples of(DatasetSpec.Csv csv, CsvTable table, int[] order, Preprocessing fitted) {
        TensorType type = CsvTable.type(csv);
        float[] inputs = table.inputs(order, fitted.inputs());
        double[] targets = table.targets(order);
        if (csv.target().classes().isEmpty()) {
            return numbers(csv, type, inputs, targets, fitted.target());
        }
        Targets labels = new Targets(labels(targets), csv.target().classes().size());
        return Examples.ofClasses(new DenseDataset(InputRows.of(type, inputs), labels), labels);
    }

    private static Examples numbers(
            DatasetSpec.Csv csv, TensorType type, float[] inputs, double[] targets, Preprocessing.Target target) {
        if (!(target instanceof Preprocessing.Target.Numeric numeric)) {
            throw new IllegalArgumentException("numbers are learned, not " + target);
        }
        double[] learned = learned(numeric.transform(), targets);
        float[] scaled = ColumnScaling.apply(numeric.scaling(), csv.target().column(), learned);
        RegressionDataset dataset = new RegressionDataset(InputRows.of(type, inputs), scaled, Shape.of(1));
        return Examples.ofNumbers(dataset, dataset.variation(numeric.units()::measured));
    }

    /// The numbers of a target before they are scaled.
    static double[] learned(Optional<TargetTransform> transform, double[] targets) {
        return transform.isEmpty()
                ? targets
                : Arrays.stream(targets).map(StrictMath::log).toArray();
    }

    /// The classes of targets that are places among the values.
    static int[] labels(double[] targets) {
        int[] labels = new int[targets.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (int) targets[i];
        }
        return labels;
    }
}
