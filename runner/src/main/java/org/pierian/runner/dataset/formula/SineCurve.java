package org.pierian.runner.dataset.formula;

import java.util.List;
import org.pierian.core.arithmetic.Turns;
import org.pierian.core.data.TargetType;
import org.pierian.core.tensor.Column;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Points of a sine curve, whose height is learned.
///
/// @param frequency waves from 0 to 1
/// @param noise standard deviation of the noise of the height
record SineCurve(double frequency, double noise) implements Formula {

    private static final String X = "x";

    @Override
    public TensorType input() {
        return TensorType.row(List.of(Column.number(X)));
    }

    @Override
    public TargetType target() {
        return new TargetType.Numbers(Shape.of(1));
    }

    @Override
    public List<String> classes() {
        return List.of();
    }

    @Override
    public List<String> columns() {
        return List.of(X);
    }

    @Override
    public void write(SetNumbers draws, int example, float[] inputs, int at, float[] targets, int to) {
        double x = 2 * draws.uniform(example, 0) - 1;
        inputs[at] = (float) x;
        targets[to] = (float) (Turns.sin(frequency * x) + noise * draws.normal(example, 1)[0]);
    }
}
