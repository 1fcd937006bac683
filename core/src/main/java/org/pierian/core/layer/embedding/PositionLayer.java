package org.pierian.core.layer.embedding;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.Gradient;
import org.pierian.core.backend.GradientSum;
import org.pierian.core.backend.Reductions;
import org.pierian.core.backend.Store;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Adds a vector to each step: `y[t] = x[t] + table[t]`, in every example.
///
/// The gradient of a learned table is, for each element, a chain of additions over the examples.
final class PositionLayer implements Layer {

    private final Elementwise elementwise;
    private final Reductions reductions;
    private final Optional<Parameter> weight;
    private final Tensor used; // the rows of the table that the steps use, as one row
    private final Tensor gradient; // likewise, of a learned table

    /// @param table `[at least time, features]`
    /// @param weight whose values the table is, when it is learned
    /// @param example `[time, features]`
    PositionLayer(Site site, Tensor table, Optional<Parameter> weight, Shape example) {
        this.elementwise = site.backend().elementwise();
        this.reductions = site.backend().reductions();
        this.weight = weight;
        Shape row = Shape.of(example.size());
        this.used = Tensor.of(row, table.buffer());
        this.gradient =
                weight.map(w -> Tensor.of(row, w.gradient().tensor().buffer())).orElse(Tensor.NONE);
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        if (!x.sharesBuffer(y)) {
            elementwise.copy(0, x.size(), x, y);
        }
        elementwise.addToRows(used, y);
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (weight.isPresent()) {
            collect(weight.get().gradient(), dy);
        }
        if (!dx.isNone() && !dx.sharesBuffer(dy)) {
            elementwise.copy(0, dx.size(), dy, dx);
        }
    }

    /// Those of the steps of the longest example.
    @Override
    public Optional<int[]> learnedRows(Pass pass, Tensor x) {
        int steps = x.shape().dim(1);
        int longest = 0;
        for (int e = 0; e < x.rows(); e++) {
            longest = Math.max(longest, pass.length(e, steps));
        }
        return Optional.of(IntStream.range(0, longest).toArray());
    }

    private void collect(Gradient whole, Tensor dy) {
        GradientSum sum = whole.next();
        if (sum.store() == Store.WRITE) {
            whole.tensor().buffer().fill(used.size(), whole.tensor().size(), 0f); // positions behind the last step
        }
        reductions.sumColumns(dy, gradient, sum.store()); // dw[t] = sum over the examples of dy[t]
    }

    @Override
    public Needs needs() {
        return new Needs(false, true, Needs.Reach.BATCH);
    }

    @Override
    public List<Parameter> parameters() {
        return weight.stream().toList();
    }
}
