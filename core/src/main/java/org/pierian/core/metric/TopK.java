package org.pierian.core.metric;

import org.pierian.core.tensor.Tensor;

/// Part of the classes that are among the k largest outputs, 0 to 1, among those that count. Of equal outputs
/// the first is the larger one; of a single output, its answer is the largest of two; what is not a number is
/// among none.
///
/// **Source:** Russakovsky et al. 2015, *ImageNet large scale visual recognition challenge*, sec. 4.1.
public final class TopK extends HitRate {

    private final int k;
    private final OutputMeaning meaning;

    /// @param k how many outputs count, at least 1
    /// @param meaning what outputs mean
    public TopK(int k, OutputMeaning meaning) {
        super("top_" + k);
        this.k = k;
        this.meaning = meaning;
    }

    @Override
    boolean isHit(Tensor output, int from, int width, int wanted) {
        return rank(output, from, width, wanted) < k;
    }

    private int rank(Tensor output, int from, int width, int wanted) {
        if (width == 1) {
            return meaning.answer(output, from, width) == wanted ? 0 : 1;
        }
        float own = output.get(from + wanted);
        if (Float.isNaN(own)) {
            return Integer.MAX_VALUE;
        }
        int before = 0;
        for (int j = 0; j < width; j++) {
            float other = output.get(from + j);
            if (other > own || (other == own && j < wanted)) {
                before++;
            }
        }
        return before;
    }
}
