package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Factors;
import org.pierian.core.backend.Reductions;
import org.pierian.core.backend.Updates;
import org.pierian.core.layer.Parameter;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// The steps of one matrix, or of the matrices of a kernel, by [Adafactor]. The gradient becomes the direction.
final class AdafactorMatrix implements Follower {

    private final AdafactorStep formula;
    private final Parameter parameter;
    private final Factors factors;
    private final Tensor rows;
    private final Tensor columns;
    private final Updates updates;
    private final Reductions reductions;
    private final List<OptimizerState> memory;

    AdafactorMatrix(AdafactorStep formula, Parameter parameter, Backend backend) {
        this.formula = formula;
        this.parameter = parameter;
        this.factors = Factors.of(parameter.shape(), parameter.isTransposed());
        this.rows = backend.zeros(Shape.of(factors.rowMeans()));
        this.columns = backend.zeros(Shape.of(factors.columnMeans()));
        this.updates = backend.updates();
        this.reductions = backend.reductions();
        this.memory = List.of(
                new OptimizerState(parameter.name() + ".row_means", parameter, rows),
                new OptimizerState(parameter.name() + ".column_means", parameter, columns));
    }

    @Override
    public List<OptimizerState> memory() {
        return memory;
    }

    @Override
    public void step() {
        Tensor value = parameter.value();
        Tensor gradient = parameter.gradient().tensor();
        double parameterNorm = Math.sqrt(reductions.sumOfSquares(value));
        updates.followSquares(factors, formula.rest(), gradient, rows, columns);
        updates.divideByRoots(factors, formula.epsilon1(), rows, columns, gradient);
        double directionNorm = Math.sqrt(reductions.sumOfSquares(gradient));
        updates.apply(formula.step(parameterNorm, directionNorm, value.size()), gradient, List.of(), value);
    }
}
