package org.pierian.runner.predict;

import java.util.List;
import org.pierian.core.tensor.Tensor;

/// What the outputs of a network mean, in the words and units of the data.
interface Answers {

    /// Names of what is said of an example, in order.
    List<String> names();

    /// What is said of an example: for each name a text or a number.
    ///
    /// @param outputs `[batch, outputs]`
    /// @param example place in the batch
    List<Object> of(Tensor outputs, int example);
}
