package org.pierian.core.layer.container;

import org.pierian.core.layer.Pass;
import org.pierian.core.tensor.Tensor;

/// How outputs of branches become one, at run time.
interface Joining {

    /// Takes in the output of one branch after the other.
    ///
    /// @param branch its index
    /// @param joined what the call for the branch before has returned; anything for the first
    /// @param output of the branch
    /// @param y the container's output
    /// @return what has been joined so far; after the last branch `y`
    Tensor join(int branch, Tensor joined, Tensor output, Tensor y);

    /// The gradient of a branch's output, valid until the next call.
    ///
    /// @param branch its index
    /// @param outputs those of all branches
    /// @param dy gradient of the container's output
    Tensor gradient(Pass pass, int branch, Tensor[] outputs, Tensor dy);
}
