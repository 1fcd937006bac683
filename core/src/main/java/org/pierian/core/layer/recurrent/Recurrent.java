package org.pierian.core.layer.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pierian.core.backend.Recurrence;
import org.pierian.core.backend.RecurrentCell;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Goes through a sequence step by step from a state of zeros: `s = W_ih x + b_ih + W_hh h + b_hh`, and the
/// next state of it as [RecurrentCell] says. Layers may be stacked, and go in both directions.
///
/// | tensor                   | shape                                                   |
/// |--------------------------|---------------------------------------------------------|
/// | `x`, `dx`                | `[batch, time, features]`                               |
/// | `y`, `dy`                | `[batch, time, directions * hidden]`                    |
/// | with the last state only | `[batch, directions * hidden]`                          |
/// | `weight_ih_l0`           | `[gates * hidden, features]`, transposed                |
/// | `weight_ih_l1` and above | `[gates * hidden, directions * hidden]`, transposed     |
/// | `weight_hh_l0`           | `[gates * hidden, hidden]`, transposed                  |
/// | `bias_ih_l0`             | `[gates * hidden]`                                      |
/// | `bias_hh_l0`             | `[gates * hidden]`                                      |
///
/// Names end in `_reverse` for the direction from the end to the beginning. Its states follow those of the other
/// direction in every step.
///
/// An example that is shorter than the time axis ends at its length: the direction from the end begins there,
/// the last state is the one at its last step, and `y` and `dx` are zeros behind it. What `x` and `dy` hold
/// there is not read.
///
/// **Source:** PyTorch, `torch.nn.RNN`, `torch.nn.LSTM`, `torch.nn.GRU`, equations, names and orders; Schuster and
/// Paliwal 1997, *Bidirectional recurrent neural networks*; Werbos 1990, *Backpropagation through time*.
public final class Recurrent implements Layer {

    private final Recurrence recurrence;
    private final Plan plan;
    private final boolean isPadded;
    private final int[] lengths;
    private final Tensor input; // by steps
    private final StepRows inputGradient;
    private final List<StackedLayer> layers = new ArrayList<>();

    private Recurrent(Plan plan, TensorType in, Site site) {
        this.recurrence = site.backend().recurrence();
        this.plan = plan;
        this.isPadded = in.padded();
        this.lengths = new int[site.maxBatch()];
        int steps = in.shape().dim(0);
        this.input = Direction.bySteps(site, steps, in.shape().last());
        this.inputGradient =
                StepRows.all(Direction.bySteps(site, steps, in.shape().last()), steps);
        Tensor below = input;
        for (int i = 0; i < plan.layers(); i++) {
            StackedLayer layer = new StackedLayer(plan.stack(), i, below, steps, site);
            layers.add(layer);
            below = layer.output();
        }
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        int batch = x.rows();
        int steps = longest(pass, x);
        recurrence.toSteps(x, lengths, steps, input);
        Tensor below = input;
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).forward(pass, below, lengths, batch, steps);
            below = layers.get(i).output();
        }
        if (plan.lastOnly()) {
            recurrence.takeLast(below, lengths, plan.hidden(), y);
        } else {
            recurrence.toExamples(below, lengths, y);
        }
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        int batch = x.rows();
        int steps = longest(pass, x);
        int top = layers.size() - 1;
        if (plan.lastOnly()) {
            recurrence.putLast(
                    dy, lengths, steps, plan.hidden(), layers.get(top).outputGradient());
        } else {
            recurrence.toSteps(dy, lengths, steps, layers.get(top).outputGradient());
        }
        for (int i = top; i > 0; i--) {
            layers.get(i).backward(pass, lengths, batch, steps);
            layers.get(i).inputGradient(layers.get(i - 1).outputGradientRows(), batch, steps);
        }
        layers.getFirst().backward(pass, lengths, batch, steps);
        if (!dx.isNone()) {
            layers.getFirst().inputGradient(inputGradient, batch, steps);
            recurrence.toExamples(inputGradient.tensor(), lengths, dx);
        }
    }

    /// Notes the lengths of the examples of a pass.
    ///
    /// @return the largest, at least 1: where no example has a step, one is computed for nobody
    private int longest(Pass pass, Tensor x) {
        int time = x.shape().dim(1);
        int longest = 1;
        for (int i = 0; i < x.rows(); i++) {
            lengths[i] = isPadded ? pass.length(i, time) : time;
            longest = Math.max(longest, lengths[i]);
        }
        return longest;
    }

    @Override
    public Needs needs() {
        return Needs.BATCH.withoutOutput();
    }

    @Override
    public List<Parameter> parameters() {
        return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
    }

    /// A recurrent layer before it knows its input.
    ///
    /// @param cell how the state goes on
    /// @param hidden numbers in the state of a direction
    /// @param layers how many are stacked
    /// @param bidirectional whether each goes in both directions
    /// @param dropProbability chance of a number between two layers of the stack to be zeroed in training
    /// @param recurrentBias whether the state's part of the sums has a bias too, where the input's has one
    /// @param lastOnly whether the output is the last state of each direction only
    /// @param weightInit how both kinds of weights start
    /// @param biasInit how biases start; empty for layers without
    public record Plan(
            RecurrentCell cell,
            int hidden,
            int layers,
            boolean bidirectional,
            double dropProbability,
            boolean recurrentBias,
            boolean lastOnly,
            Initializer weightInit,
            Optional<Initializer> biasInit)
            implements LayerPlan {

        @Override
        public boolean isRandom() {
            return dropProbability > 0 && layers > 1;
        }

        @Override
        public TensorType output(TensorType in) {
            if (!in.isNumbers() || in.shape().rank() != 2 || in.shape().size() == 0) {
                throw new ShapeException(
                        cell.name().toLowerCase(Locale.ROOT) + " wants numbers of [time, features], got " + in);
            }
            return lastOnly
                    ? TensorType.numbers(Shape.of(width()))
                    : in.withShape(in.shape().withLast(width())).padded(in.padded());
        }

        @Override
        public List<ParameterShape> parameterShapes(TensorType in) {
            List<ParameterShape> shapes = new ArrayList<>();
            for (int i = 0; i < layers; i++) {
                for (int d = 0; d < directions(); d++) {
                    shapes.addAll(Weights.shapes(stack(), features(i, in), Stack.suffix(i, d == 1)));
                }
            }
            return List.copyOf(shapes);
        }

        @Override
        public long multiplyAdds(TensorType in) {
            long step = 0;
            for (int i = 0; i < layers; i++) {
                step += (long) directions() * sums() * (features(i, in) + hidden);
            }
            return in.shape().dim(0) * step;
        }

        /// The rows of [StepParts].
        @Override
        public long stepScratch(TensorType in) {
            long gradients = (cell == RecurrentCell.GRU ? 2L : 1L) * sums();
            long perStep = in.shape().last() + (layers - 1L) * width() + layers * (width() + directions() * gradients);
            return perStep * in.shape().dim(0);
        }

        @Override
        public long scratch(TensorType in, int maxBatch) {
            long rows = (long) maxBatch * in.shape().dim(0);
            long perRow = 2L * in.shape().last();
            long perExample = 0;
            for (int i = 0; i < layers; i++) {
                boolean drops = i > 0 && dropProbability > 0;
                perRow += (drops ? 4L : 2L) * width() + (long) directions() * perRow();
                perExample += (long) directions() * (sums() + 2L * hidden);
            }
            return rows * perRow + maxBatch * perExample + (long) layers * directions() * sums();
        }

        /// What a direction holds for an example in a step: gates, the gradients of the sums, and what is inside.
        private long perRow() {
            return switch (cell) {
                case RNN -> 2L * sums();
                case LSTM -> 2L * sums() + 2L * hidden;
                case GRU -> 3L * sums() + hidden;
            };
        }

        @Override
        public Layer build(TensorType in, Site site) {
            return new Recurrent(this, in, site);
        }

        private Stack stack() {
            return new Stack(cell, hidden, bidirectional, dropProbability, recurrentBias, weightInit, biasInit);
        }

        private int sums() {
            return stack().sums();
        }

        private int directions() {
            return stack().directions();
        }

        /// Numbers in a step of a layer's output.
        int width() {
            return stack().width();
        }

        private int features(int layer, TensorType in) {
            return layer == 0 ? in.shape().last() : width();
        }
    }
}
