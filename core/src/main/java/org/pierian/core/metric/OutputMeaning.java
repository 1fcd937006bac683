package org.pierian.core.metric;

import org.pierian.core.tensor.Tensor;

/// What the outputs of a network mean where it answers with a class. It follows from the loss that it is trained
/// with.
public enum OutputMeaning {
    /// Numbers that come near 1 for the class and near 0 for the others; a single output says yes from one half
    /// on.
    TARGETS(0.5f),
    /// Scores, the largest for the class; a single output says yes from 0 on.
    SCORES(0f),
    /// Scores whose softmax is the probability of the classes. A single output x counts as the two scores 0 and
    /// x, so that the probability of yes is the logistic function of x.
    LOGITS(0f);

    private final float border;

    OutputMeaning(float border) {
        this.border = border;
    }

    /// Whether outputs can be made into probabilities, see [Softmax].
    public boolean hasProbabilities() {
        return this == LOGITS;
    }

    /// The class that outputs stand for: the place of the largest of `width` outputs, the first of equals; for a
    /// single output 1 from the border on, and 0 below.
    ///
    /// @param from the first of the outputs
    public int answer(Tensor output, int from, int width) {
        if (width == 1) {
            return output.get(from) >= border ? 1 : 0;
        }
        int best = 0;
        float largest = output.get(from);
        for (int j = 1; j < width; j++) {
            float value = output.get(from + j);
            if (value > largest) {
                largest = value;
                best = j;
            }
        }
        return best;
    }
}
