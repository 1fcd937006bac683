package org.pierian.core.layer;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.tensor.Tensor;

/// A tensor with room for the largest batch, seen as batches of other sizes; each view is made once.
public final class BatchViews {

    private final Tensor whole;
    private final List<Tensor> views = new ArrayList<>();

    /// @param whole `[max batch, ...]`
    public BatchViews(Tensor whole) {
        this.whole = whole;
    }

    /// The first `batch` examples.
    public Tensor of(int batch) {
        for (int i = 0; i < views.size(); i++) {
            if (views.get(i).rows() == batch) {
                return views.get(i);
            }
        }
        Tensor made = whole.rows(batch);
        views.add(made);
        return made;
    }
}
