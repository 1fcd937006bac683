package org.pierian.core.loss;

import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;

/// How far a network's outputs are from what they should be: one number for each target, which is an example, or
/// a position of one where classes stand at positions.
public interface Loss {

    /// What a loss compares outputs with.
    enum Takes {
        /// A class at each position; its place among the outputs counts.
        CLASSES,
        /// Numbers, one for each output.
        NUMBERS
    }

    /// What the loss compares outputs with.
    Takes takes();

    /// Writes the loss of each target and, unless `gradient` is [Tensor#NONE], the gradient of their scaled sum.
    ///
    /// @param output the network's output, `[batch, ...]`
    /// @param batch what it should have been
    /// @param scale factor of the sum of the losses: 1 / weight for their mean, 1 for their sum
    /// @param gradient receives `scale * d loss / d output`, of the shape of `output`
    /// @param losses receives the unscaled loss of each target; 0 where none counts
    void evaluate(Tensor output, Batch batch, float scale, Tensor gradient, Tensor losses);

    /// Number of targets of a batch, and so of losses.
    default int targets(Batch batch) {
        return takes() == Takes.CLASSES ? batch.classes().size() : batch.size();
    }

    /// How much a target counts in a mean: 1 unless classes have weights, and 0 where there is no class.
    default double weight(Batch batch, int target) {
        return takes() == Takes.NUMBERS || batch.classes().get(target) >= 0f ? 1 : 0;
    }

    /// What a mean over a batch divides by: the sum of what its targets count, one chain.
    default double weight(Batch batch) {
        double sum = 0;
        for (int i = 0; i < targets(batch); i++) {
            sum += weight(batch, i);
        }
        return sum;
    }
}
