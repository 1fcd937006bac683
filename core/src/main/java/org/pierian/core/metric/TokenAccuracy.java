package org.pierian.core.metric;

import org.pierian.core.tensor.Tensor;

/// Part of the tokens that are right, 0 to 1, among those that count: [Accuracy] by the name that is usual for
/// sequences.
public final class TokenAccuracy extends HitRate {

    private final OutputMeaning meaning;

    /// @param meaning what outputs mean
    public TokenAccuracy(OutputMeaning meaning) {
        super("token_accuracy");
        this.meaning = meaning;
    }

    @Override
    boolean isHit(Tensor output, int from, int width, int wanted) {
        return meaning.answer(output, from, width) == wanted;
    }
}
