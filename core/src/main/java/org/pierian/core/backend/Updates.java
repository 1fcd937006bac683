package org.pierian.core.backend;

import java.util.List;
import org.pierian.core.tensor.Tensor;

/// Steps of optimizers. A backend may defer a step until one of the tensors is read again; nobody can see it.
public interface Updates {

    /// Applies a rule to every element.
    ///
    /// @param rule the optimizer's formula for this step
    /// @param gradient gradient of the parameter
    /// @param memory what the optimizer remembers, of the parameter's shape; at most three
    /// @param value the parameter
    void apply(UpdateRule rule, Tensor gradient, List<Tensor> memory, Tensor value);
}
