package org.pierian.runner.dataset.table;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.pierian.core.data.DenseDataset;
import org.pierian.core.data.InputRows;
import org.pierian.core.data.RegressionDataset;
import org.pierian.core.data.Targets;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.spec.TableSpec;
import org.pierian.spec.TargetTransform;
import org.pierian.spec.diagnostic.DisplayText;

/// Turns rows of a table into examples, with what was fitted on a training set.
final class RowExamples {

    private RowExamples() {}

    /// Reads a table that a trained network is tested with.
    ///
    /// @param format how it is written
    /// @throws org.pierian.runner.failure.Failure when the file is not there, or has an error
    static Examples load(TableSpec spec, TableFormat format, Path file, Preprocessing fitted) {
        String name = DisplayText.line(file.toString());
        try (TableRows rows = format.open(file, name, TableColumns.wanted(spec, List.of()))) {
            NumberTable table = NumberTable.readNew(spec, name, rows);
            int[] order = IntStream.range(0, table.rows()).toArray();
            NumberTable.Columns columns = table.columns(order);
            return of(spec, columns.targets(), columns.features()::get, fitted);
        }
    }

    /// The examples that some rows are.
    ///
    /// @param targets of each row the class's place among its values, or the number
    /// @param columns what the cells of a feature were read as, as [NumberTable.Columns] has it
    /// @throws org.pierian.runner.failure.Failure when a number is too large for float32
    static Examples of(TableSpec spec, double[] targets, IntFunction<double[][]> columns, Preprocessing fitted) {
        TensorType type = NumberTable.type(spec);
        float[] inputs = NumberTable.inputs(spec, targets.length, columns, fitted.inputs());
        if (spec.target().classes().isEmpty()) {
            return numbers(spec, type, inputs, targets, fitted.target());
        }
        Targets labels = new Targets(labels(targets), spec.target().classes().size());
        return Examples.ofClasses(new DenseDataset(InputRows.of(type, inputs), labels), labels);
    }

    private static Examples numbers(
            TableSpec spec, TensorType type, float[] inputs, double[] targets, Preprocessing.Target target) {
        if (!(target instanceof Preprocessing.Target.Numeric numeric)) {
            throw new IllegalArgumentException("numbers are learned, not " + target);
        }
        double[] learned = learned(numeric.transform(), targets);
        float[] scaled = ColumnScaling.apply(numeric.scaling(), spec.target().column(), learned);
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
