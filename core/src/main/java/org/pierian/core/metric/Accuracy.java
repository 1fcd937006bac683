package org.pierian.core.metric;

import org.pierian.core.tensor.Tensor;

/// Part of the classes that are right, 0 to 1, among those that count.
public final class Accuracy extends HitRate {

    /// The metric's name.
    public static final String NAME = "accuracy";

    /// A metric without examples.
    public Accuracy() {
        super(NAME);
    }

    @Override
    boolean isHit(Tensor output, int from, int width, int wanted) {
        return Answer.of(output, from, width) == wanted;
    }
}
