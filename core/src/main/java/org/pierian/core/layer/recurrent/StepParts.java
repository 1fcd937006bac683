package org.pierian.core.layer.recurrent;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.layer.Pass;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// The rows of one layer of a stack for all examples of a training step that comes in parts.
///
/// The sums of weight gradients go over the rows (step, example), so that the first step of the last example comes
/// before the second step of the first: they can begin only when all parts are there. Memory is taken in the first
/// training step that comes in parts.
final class StepParts {

    private final Backend backend;
    private final Elementwise elementwise;
    private final List<Direction.Rows> ofPass;
    private final int steps;
    private final List<Whole> wholes = new ArrayList<>();
    private final List<Direction.Rows> rows = new ArrayList<>();
    private int capacity; // examples
    private int longest;

    /// @param ofPass the rows of a pass, for each direction
    /// @param steps the most steps
    StepParts(Backend backend, List<Direction.Rows> ofPass, int steps) {
        this.backend = backend;
        this.elementwise = backend.elementwise();
        this.ofPass = ofPass;
        this.steps = steps;
    }

    /// A tensor of a pass, and the one for the whole training step.
    private record Whole(Tensor part, Tensor tensor) {}

    /// Puts the rows of a pass in their places.
    ///
    /// @param batch examples of the pass
    /// @param count steps of its longest
    /// @return whether all parts are there
    boolean put(Pass pass, int batch, int count) {
        int examples = pass.stepExamples();
        if (pass.offset() == 0) {
            begin(examples);
        }
        longest = Math.max(longest, count);
        for (Whole whole : wholes) {
            int width = whole.part().rowSize();
            for (int t = 0; t < count; t++) {
                int to = (t * examples + pass.offset()) * width;
                elementwise.move(batch * width, whole.part(), t * batch * width, whole.tensor(), to);
            }
        }
        return pass.offset() + batch == examples;
    }

    private void begin(int examples) {
        longest = 0;
        if (examples > capacity) {
            capacity = examples;
            wholes.clear();
            rows.clear();
            ofPass.forEach(part -> rows.add(new Direction.Rows(
                    whole(part.input()), whole(part.output()), whole(part.inputSums()), whole(part.recurrentSums()))));
        } else {
            wholes.forEach(whole -> whole.tensor().fill(0f));
        }
    }

    private StepRows whole(StepRows part) {
        for (Whole known : wholes) {
            if (known.part().sharesBuffer(part.tensor())) {
                return part.over(known.tensor());
            }
        }
        Shape shape =
                Shape.of(Math.multiplyExact(steps, capacity), part.tensor().rowSize());
        Whole made = new Whole(part.tensor(), backend.zeros(shape));
        wholes.add(made);
        return part.over(made.tensor());
    }

    /// The rows of all examples, for each direction.
    List<Direction.Rows> rows() {
        return rows;
    }

    /// Steps of the longest example.
    int longest() {
        return longest;
    }
}
