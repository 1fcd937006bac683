package org.pierian.core.layer.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.core.backend.Store;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Tensor;

/// One layer of a stack: one direction or two, whose states lie side by side.
final class StackedLayer {

    private final StepRows input;
    private final Tensor output;
    private final Tensor outputGradient;
    private final StepRows outputGradientRows;
    private final List<Direction> directions = new ArrayList<>();
    private final Optional<StepDropout> dropout; // between the layer below and this one
    private final Tensor inputTensor;
    private final List<Direction.Rows> rows; // of each direction
    private final StepParts parts;

    /// @param index place in the stack
    /// @param below what comes in, `[steps * max batch, features]`
    /// @param steps the most steps
    StackedLayer(Stack stack, int index, Tensor below, int steps, Site site) {
        this.dropout = dropout(stack, index, below, steps, site);
        this.inputTensor = dropout.isEmpty() ? below : Direction.bySteps(site, steps, below.rowSize());
        this.input = StepRows.all(inputTensor, steps);
        this.output = Direction.bySteps(site, steps, stack.width());
        this.outputGradient = Direction.bySteps(site, steps, stack.width());
        this.outputGradientRows = StepRows.all(outputGradient, steps);
        for (int d = 0; d < stack.directions(); d++) {
            Weights weights = Weights.of(stack, below.rowSize(), Stack.suffix(index, d == 1), site);
            directions.add(new Direction(stack, weights, d == 1, output, outputGradient, steps, site));
        }
        this.rows = directions.stream().map(direction -> direction.rows(input)).toList();
        this.parts = new StepParts(site.backend(), rows, steps);
    }

    private static Optional<StepDropout> dropout(Stack stack, int index, Tensor below, int steps, Site site) {
        if (index == 0 || stack.dropProbability() == 0) {
            return Optional.empty();
        }
        Tensor factors = Direction.bySteps(site, steps, below.rowSize());
        return Optional.of(new StepDropout(stack.dropProbability(), site.child(index), factors));
    }

    /// States of all steps, `[steps * max batch, directions * hidden]`.
    Tensor output() {
        return output;
    }

    /// Where their gradients are put.
    Tensor outputGradient() {
        return outputGradient;
    }

    StepRows outputGradientRows() {
        return outputGradientRows;
    }

    List<Parameter> parameters() {
        return directions.stream().flatMap(d -> d.weights().all().stream()).toList();
    }

    /// @param below the states of the layer below; not read where that is the input itself
    void forward(Pass pass, Tensor below, int[] lengths, int batch, int steps) {
        if (dropout.isPresent()) {
            dropout.get().forward(pass, batch, steps, below, inputTensor);
        }
        for (int d = 0; d < directions.size(); d++) {
            directions.get(d).forward(input, lengths, batch, steps);
        }
    }

    void backward(Pass pass, int[] lengths, int batch, int steps) {
        for (int d = 0; d < directions.size(); d++) {
            directions.get(d).backward(lengths, batch, steps);
        }
        if (!pass.isPart()) {
            collect(rows, batch, steps);
        } else if (parts.put(pass, batch, steps)) {
            collect(parts.rows(), pass.stepExamples(), parts.longest());
        }
    }

    private void collect(List<Direction.Rows> each, int batch, int steps) {
        for (int d = 0; d < directions.size(); d++) {
            directions.get(d).collect(each.get(d), batch, steps);
        }
    }

    /// Writes the gradient of what came in.
    void inputGradient(StepRows below, int batch, int steps) {
        for (int d = 0; d < directions.size(); d++) {
            directions.get(d).inputGradient(below, batch, steps, d == 0 ? Store.WRITE : Store.ADD);
        }
        if (dropout.isPresent()) {
            dropout.get().backward(steps * batch * below.tensor().rowSize(), below.tensor());
        }
    }
}
