package org.pierian.core.layer.recurrent;

import java.util.Optional;
import org.pierian.core.backend.GradientSum;
import org.pierian.core.backend.MatMul;
import org.pierian.core.backend.Recurrence;
import org.pierian.core.backend.RecurrentCell;
import org.pierian.core.backend.RecurrentGradients;
import org.pierian.core.backend.RecurrentMemory;
import org.pierian.core.backend.Reductions;
import org.pierian.core.backend.Store;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Matrix;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// One direction of one layer of a stack.
///
/// The input's part of all sums is one product over all steps, as are the gradients of weights and input; only
/// the part that comes from the state before is a product for each step. The products of weight gradients go
/// over the rows (step, example), both ascending, of the steps that an example of the batch has; as time is
/// padded behind, no sum knows how far.
final class Direction {

    private final MatMul matMul;
    private final Reductions reductions;
    private final Recurrence recurrence;
    private final boolean isReverse;
    private final Weights weights;
    private final RecurrentMemory memory;
    private final RecurrentGradients gradients;
    private final StepRows gates;
    private final StepRows recurrent;
    private final StepRows output;
    private final StepRows inputSums;
    private final StepRows recurrentSums;
    private final StepRows recurrentGradient;

    /// @param weights the direction's
    /// @param output where its states go, in columns from `column` on
    /// @param outputGradient where their gradients come from
    /// @param steps the most steps
    Direction(
            Stack stack,
            Weights weights,
            boolean isReverse,
            Tensor output,
            Tensor outputGradient,
            int steps,
            Site site) {
        this.matMul = site.backend().matMul();
        this.reductions = site.backend().reductions();
        this.recurrence = site.backend().recurrence();
        this.isReverse = isReverse;
        this.weights = weights;
        int hidden = stack.hidden();
        int column = isReverse ? hidden : 0;
        this.memory = memory(stack, weights, column, output, steps, site);
        this.gradients = gradients(stack, outputGradient, steps, site);
        this.gates = StepRows.all(memory.gates(), steps);
        this.recurrent = StepRows.all(memory.recurrent(), 1);
        this.output = new StepRows(output, steps, column, hidden);
        this.inputSums = StepRows.all(gradients.inputSums(), steps);
        this.recurrentSums = StepRows.all(gradients.recurrentSums(), steps);
        this.recurrentGradient = StepRows.all(gradients.recurrent(), 1);
    }

    private static RecurrentMemory memory(
            Stack stack, Weights weights, int column, Tensor output, int steps, Site site) {
        Tensor none = site.backend().zeros(Shape.of(stack.sums()));
        return new RecurrentMemory(
                stack.cell(),
                stack.hidden(),
                column,
                weights.inputBias().map(Parameter::value).orElse(none),
                weights.recurrentBias().map(Parameter::value).orElse(none),
                bySteps(site, steps, stack.sums()),
                site.batch(Shape.of(stack.sums())),
                stack.cell() == RecurrentCell.RNN ? Tensor.NONE : bySteps(site, steps, stack.hidden()),
                stack.cell() == RecurrentCell.LSTM ? bySteps(site, steps, stack.hidden()) : Tensor.NONE,
                output);
    }

    private static RecurrentGradients gradients(Stack stack, Tensor output, int steps, Site site) {
        Tensor inputSums = bySteps(site, steps, stack.sums());
        return new RecurrentGradients(
                output,
                site.batch(Shape.of(stack.hidden())),
                site.batch(Shape.of(stack.hidden())),
                inputSums,
                stack.cell() == RecurrentCell.GRU ? bySteps(site, steps, stack.sums()) : inputSums);
    }

    /// Zeros of `[steps * max batch, width]`.
    static Tensor bySteps(Site site, int steps, int width) {
        return site.backend().zeros(Shape.of(Math.multiplyExact(steps, site.maxBatch()), width));
    }

    Weights weights() {
        return weights;
    }

    /// Which step comes at place `i` of `steps`, or [Recurrence#NONE] beyond them.
    private int step(int i, int steps) {
        if (i < 0 || i >= steps) {
            return Recurrence.NONE;
        }
        return isReverse ? steps - 1 - i : i;
    }

    /// Writes the states of `steps` steps.
    void forward(StepRows input, int[] lengths, int batch, int steps) {
        matMul.multiply(
                input.first(batch, steps),
                weights.input().value().matrix(),
                gates.first(batch, steps),
                Store.WRITE); // x Wᵀ of all steps
        for (int i = 0; i < steps; i++) {
            int before = step(i - 1, steps);
            multiply(
                    output, batch, before, weights.recurrent().value().matrix(), recurrent, memory.recurrent()); // h Wᵀ
            recurrence.forward(memory, lengths, batch, step(i, steps), before);
        }
    }

    /// Writes the gradients of all sums.
    void backward(int[] lengths, int batch, int steps) {
        gradients.carry().buffer().fill(0, batch * memory.hidden(), 0f);
        Matrix weight = weights.recurrent().value().matrix().transposed();
        for (int i = steps - 1; i >= 0; i--) {
            multiply(
                    recurrentSums, batch, step(i + 1, steps), weight, recurrentGradient, gradients.recurrent()); // ds W
            recurrence.backward(memory, gradients, lengths, batch, step(i, steps), step(i - 1, steps));
        }
    }

    /// What the sums of weight gradients go over.
    ///
    /// @param input what came in
    /// @param output the states of this direction
    /// @param inputSums gradients of the input's part of the sums
    /// @param recurrentSums gradients of the state's part of them
    record Rows(StepRows input, StepRows output, StepRows inputSums, StepRows recurrentSums) {}

    /// The rows of a pass.
    ///
    /// @param input what came in
    Rows rows(StepRows input) {
        return new Rows(input, output, inputSums, recurrentSums);
    }

    /// The product of a step's rows and a weight; +0, as it is for rows of zeros, where there is no such step.
    private void multiply(StepRows rows, int batch, int step, Matrix weight, StepRows product, Tensor target) {
        if (step == Recurrence.NONE) {
            target.buffer().fill(0, batch * target.rowSize(), 0f);
        } else {
            matMul.multiply(rows.step(batch, step), weight, product.step(batch, 0), Store.WRITE);
        }
    }

    /// Collects the gradients of the parameters.
    ///
    /// @param rows those of the sums of a pass, or of all passes of a training step
    void collect(Rows rows, int batch, int steps) {
        StepRows output = rows.output();
        StepRows recurrentSums = rows.recurrentSums();
        matMul.multiply(
                rows.input().first(batch, steps).transposed(),
                rows.inputSums().first(batch, steps),
                weights.input().gradient());
        Matrix before = isReverse ? output.second(batch, steps - 1) : output.first(batch, steps - 1);
        Matrix after = isReverse ? recurrentSums.first(batch, steps - 1) : recurrentSums.second(batch, steps - 1);
        matMul.multiply(before.transposed(), after, weights.recurrent().gradient());
        collect(rows.inputSums(), batch, steps, weights.inputBias());
        collect(recurrentSums, batch, steps, weights.recurrentBias());
    }

    private void collect(StepRows sums, int batch, int steps, Optional<Parameter> bias) {
        if (bias.isPresent()) {
            GradientSum gradient = bias.get().gradient().next();
            reductions.sumColumns(sums.rows(batch, steps), gradient.tensor(), gradient.store());
        }
    }

    /// Writes the gradient of the input of all steps, or adds to it.
    void inputGradient(StepRows dx, int batch, int steps, Store store) {
        Matrix weight = weights.input().value().matrix().transposed();
        matMul.multiply(inputSums.first(batch, steps), weight, dx.first(batch, steps), store); // dx = ds W
    }
}
