package org.pierian.core.metric;

import org.pierian.core.tensor.Tensor;

/// Part of the classes that are right, 0 to 1, among those that count.
public final class Accuracy extends HitRate {

    /// The metric's name.
    public static final String NAME = "accuracy";

    private final OutputMeaning meaning;

    /// @param meaning what outputs mean
    public Accuracy(OutputMeaning meaning) {
        super(NAME);
        this.meaning = meaning;
    }

    @Override
    boolean isHit(Tensor output, int from, int width, int wanted) {
        return meaning.answer(output, from, width) == wanted;
    }
}
