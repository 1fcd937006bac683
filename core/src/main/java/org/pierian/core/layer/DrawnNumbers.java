package org.pierian.core.layer;

import java.util.Optional;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Random numbers for what the examples of a batch consist of: their elements, their steps, or each as a whole.
/// They are kept until the next draw.
///
/// Where examples may be shorter than their first axis, only what counts is numbered: the steps before each
/// example's length, example after example. So no number depends on how far examples are padded. Behind the length
/// there are zeros.
public final class DrawnNumbers {

    private final Draw draw;
    private final Optional<CountedSteps> steps;
    private final int perStep;
    private final Tensor numbers; // [max batch, of an example]
    private final Tensor counted; // those of the steps that count, where some do not

    /// Where the numbers come from.
    @FunctionalInterface
    public interface Draw {

        /// Writes some of the numbers of a step.
        ///
        /// @param step number of the training step
        /// @param first number of element 0 in the step; above 0 where the step comes in parts
        /// @param numbers receives elements `from .. to`, in the order of the batch
        /// @param from first element
        /// @param to behind the last element
        void draw(long step, int first, Tensor numbers, int from, int to);
    }

    /// @param site the layer's place
    /// @param perExample how many numbers an example needs
    /// @param paddedSteps the first axis of an example where examples may be shorter, a divisor of `perExample`;
    ///     otherwise 0
    /// @param draw makes them
    public DrawnNumbers(Site site, int perExample, int paddedSteps, Draw draw) {
        this.draw = draw;
        this.steps = paddedSteps == 0
                ? Optional.empty()
                : Optional.of(new CountedSteps(site.backend().elementwise(), paddedSteps, true, site.maxBatch()));
        this.perStep = paddedSteps == 0 ? 0 : perExample / paddedSteps;
        this.numbers = site.batch(Shape.of(perExample));
        this.counted = site.batch(Shape.of(paddedSteps * perStep));
    }

    /// How many numbers are held.
    ///
    /// @param perExample how many an example needs
    /// @param padded whether examples may be shorter than their first axis
    public static long size(int perExample, boolean padded, int maxBatch) {
        return (long) maxBatch * perExample * (padded ? 2 : 1);
    }

    /// Draws the numbers of the examples that a pass asks for. Of padded examples that must be all of the batch.
    ///
    /// @param examples in the batch
    public void draw(Pass pass, int examples) {
        if (steps.isPresent()) {
            CountedSteps counting = steps.get();
            counting.read(pass, examples);
            int first = counting.before(pass) * perStep;
            if (counting.isFull()) {
                draw.draw(pass.step(), first, numbers, 0, examples * numbers.rowSize());
            } else {
                draw.draw(pass.step(), first, counted, 0, counting.count() * perStep);
                counting.unpack(counted, numbers);
            }
            return;
        }
        int size = numbers.rowSize();
        draw.draw(pass.step(), pass.offset() * size, numbers, pass.first() * size, pass.end() * size);
    }

    /// Those of the last draw, `[max batch, of an example]`.
    public Tensor all() {
        return numbers;
    }

    /// Which examples can be drawn for.
    public Needs.Reach reach() {
        return steps.isPresent() ? Needs.Reach.BATCH : Needs.Reach.EXAMPLES;
    }
}
