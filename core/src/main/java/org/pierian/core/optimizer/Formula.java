package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.backend.UpdateRule;
import org.pierian.core.tensor.Shape;

/// How an optimizer changes a parameter. [Optimizer] owns the loop over parameters and what is remembered of each.
public interface Formula {

    /// What is remembered of each parameter between steps, one tensor for each kind: `momentum`, `first_moment`; at
    /// most three.
    List<String> memory();

    /// How many numbers are kept for parameters of these shapes, those for intermediate results among them.
    default long kept(List<Shape> shapes) {
        return memory().size() * shapes.stream().mapToLong(Shape::size).sum();
    }

    /// The rule of one step, valid until the next call.
    ///
    /// @param step number of the step, from 1
    /// @param learningRate size of the step, at least 0; rounded to float32 where the formula says so
    UpdateRule rule(long step, double learningRate);
}
