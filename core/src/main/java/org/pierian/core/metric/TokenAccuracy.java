package org.pierian.core.metric;

import org.pierian.core.tensor.Tensor;

/// Part of the tokens that are right, 0 to 1, among those that count: [Accuracy] by the name that is usual for
/// sequences.
public final class TokenAccuracy extends HitRate {

    /// A metric without examples.
    public TokenAccuracy() {
        super("token_accuracy");
    }

    @Override
    boolean isHit(Tensor output, int from, int width, int wanted) {
        return Answer.of(output, from, width) == wanted;
    }
}
