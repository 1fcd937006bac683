package org.pierian.core.data;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Examples as float32 numbers, row by row, whose target outputs are numbers too and not classes.
public final class RegressionDataset implements Dataset {

    private final InputRows inputs;
    private final float[] targets;
    private final TargetType type;
    private final Shape outputs;
    private final Rows wanted;

    /// Examples of numbers.
    ///
    /// @param inputShape shape of one example
    /// @param inputs all examples, one after the other; kept, not copied
    /// @param targets their wanted outputs, one example after the other; kept, not copied
    /// @param outputs wanted outputs of one example
    public RegressionDataset(Shape inputShape, float[] inputs, float[] targets, int outputs) {
        this(InputRows.ofNumbers(inputShape, inputs), targets, Shape.of(outputs));
    }

    /// @param inputs all examples
    /// @param targets their wanted outputs, one example after the other; kept, not copied
    /// @param outputs shape of the wanted outputs of one example
    public RegressionDataset(InputRows inputs, float[] targets, Shape outputs) {
        this(inputs, targets, new TargetType.Numbers(outputs));
    }

    /// @param inputs all examples
    /// @param targets their wanted outputs, one example after the other; kept, not copied
    /// @param type what they are
    public RegressionDataset(InputRows inputs, float[] targets, TargetType type) {
        this.inputs = inputs;
        this.targets = targets;
        this.type = type;
        this.outputs = type.outputShape();
        this.wanted = Rows.of(targets, outputs.size());
    }

    @Override
    public int size() {
        return targets.length / outputs.size();
    }

    @Override
    public TensorType inputType() {
        return inputs.type();
    }

    @Override
    public TargetType targetType() {
        return type;
    }

    @Override
    public int length(int example) {
        return inputs.length(example);
    }

    @Override
    public void fill(int[] order, int from, Batch batch) {
        inputs.fill(order, from, batch);
        wanted.copy(order, from, batch.size(), batch.targets());
    }

    /// The first wanted output that is not from `least` to `most`.
    public Optional<Float> firstOutside(double least, double most) {
        for (float target : targets) {
            if (!(target >= least && target <= most)) {
                return Optional.of(target);
            }
        }
        return Optional.empty();
    }

    /// The first sum of wanted outputs along their last axis that is further from 1 than a tolerance; a chain in
    /// binary64. Probabilities add up to 1.
    public Optional<Double> firstSumOtherThanOne(double tolerance) {
        int width = outputs.rank() == 0 ? 1 : outputs.last();
        for (int from = 0; from < targets.length; from += width) {
            double sum = 0;
            for (int i = from; i < from + width; i++) {
                sum += targets[i];
            }
            if (!(Math.abs(sum - 1) <= tolerance)) {
                return Optional.of(sum);
            }
        }
        return Optional.empty();
    }

    /// Sum of the squared differences between the wanted outputs and their mean, both one chain in binary64 over
    /// the examples; 0 when all are the same. What a coefficient of determination is measured by.
    public double variation() {
        return variation(target -> target);
    }

    /// The same of a function of the wanted outputs.
    public double variation(DoubleUnaryOperator measured) {
        double sum = 0;
        for (float target : targets) {
            sum += measured.applyAsDouble(target);
        }
        double mean = sum / targets.length;
        double squares = 0;
        for (float target : targets) {
            double difference = measured.applyAsDouble(target) - mean;
            squares += difference * difference;
        }
        return squares;
    }
}
