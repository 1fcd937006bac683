package org.pierian.core.layer.embedding;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.GradientSum;
import org.pierian.core.backend.Lookup;
import org.pierian.core.backend.Store;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// A learned vector for each index: `y[..., :] = weight[x[...], :]`.
///
/// | tensor    | shape                          |
/// |-----------|--------------------------------|
/// | `x`       | `[batch, ...]`, indices        |
/// | `y`, `dy` | `[batch, ..., embedding_dim]`  |
/// | `weight`  | `[num_embeddings, embedding_dim]` |
///
/// The gradient of a row is a chain of additions over the places of its index, in the order of examples and,
/// within one, in row-major order. Where a step uses the weight first only the rows of the step before are set to
/// zero, so that a step touches no more rows than its indices name. Steps behind an example's length are left
/// out.
///
/// **Source:** Bengio, Ducharme, Vincent and Jauvin 2003, *A neural probabilistic language model*, sec. 2;
/// PyTorch, `torch.nn.Embedding`.
public final class Embedding implements Layer {

    private static final int NONE = -1;

    private final Backend backend;
    private final Lookup lookup;
    private final Elementwise elementwise;
    private final Parameter weight;
    private final int padding;
    private final int places; // of an example
    private final int paddedSteps; // the first axis of an example, or 0
    private final Tensor touched; // indices of the rows that may not be zero in the gradient
    private Tensor own = Tensor.NONE; // the gradient by this layer alone, where another has used the weight before
    private int touchedCount = NONE; // or NONE when that may be any rows

    private Embedding(Site site, TensorType in, Parameter weight, int padding) {
        this.backend = site.backend();
        this.lookup = site.backend().lookup();
        this.elementwise = site.backend().elementwise();
        this.weight = weight;
        this.padding = padding;
        this.places = in.shape().size();
        this.paddedSteps = in.padded() ? in.shape().dim(0) : 0;
        this.touched = site.batch(in.shape());
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        lookup.read(pass.first() * places, pass.end() * places, x, weight.value(), y);
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        GradientSum gradient = weight.gradient().next();
        if (gradient.store() == Store.ADD) {
            addInFull(pass, x, dy, gradient.tensor());
            return;
        }
        if (gradient.store() == Store.WRITE) {
            clear(gradient.tensor());
        }
        if (gradient.store() == Store.WRITE && !gradient.inParts()) {
            touchedCount = x.size();
            elementwise.copy(0, x.size(), x, touched);
        } else {
            touchedCount = NONE;
        }
        add(pass, x, dy, gradient.tensor());
    }

    /// The gradient of a weight that another layer has used before: computed first, in memory that the first such
    /// pass takes.
    private void addInFull(Pass pass, Tensor x, Tensor dy, Tensor gradient) {
        touchedCount = NONE;
        if (own.isNone()) {
            own = backend.zeros(gradient.shape());
        } else {
            own.fill(0f);
        }
        add(pass, x, dy, own);
        elementwise.add(0, gradient.size(), gradient, own, gradient);
    }

    private void add(Pass pass, Tensor x, Tensor dy, Tensor gradient) {
        for (int e = 0; e < x.rows(); e++) {
            int from = e * places;
            lookup.add(from, from + length(pass, e), x, padding, dy, gradient);
        }
    }

    /// Number of an example's places that count.
    private int length(Pass pass, int example) {
        return paddedSteps == 0 ? places : pass.length(example, paddedSteps) * (places / paddedSteps);
    }

    private void clear(Tensor gradient) {
        if (touchedCount == NONE || weight.isShared()) {
            gradient.fill(0f);
        } else {
            lookup.clear(0, touchedCount, touched, gradient);
        }
    }

    @Override
    public Needs needs() {
        return Needs.BATCH.withoutOutput();
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight);
    }

    /// Those that the places which count name, in ascending order, but for the padding.
    @Override
    public Optional<int[]> learnedRows(Pass pass, Tensor x) {
        SortedSet<Integer> rows = new TreeSet<>();
        for (int e = 0; e < x.rows(); e++) {
            for (int i = 0; i < length(pass, e); i++) {
                rows.add((int) x.get(e * places + i));
            }
        }
        rows.remove(padding);
        return Optional.of(rows.stream().mapToInt(Integer::intValue).toArray());
    }

    /// An embedding before it knows its input.
    ///
    /// @param embeddingDim elements of a vector
    /// @param numEmbeddings number of vectors, where the person wrote it; otherwise the bound of the indices
    /// @param padding an index whose vector starts as zeros and is not learned
    /// @param init how the weight starts
    public record Plan(int embeddingDim, OptionalInt numEmbeddings, OptionalInt padding, Initializer init)
            implements LayerPlan {

        @Override
        public boolean takesIndices() {
            return true;
        }

        @Override
        public TensorType output(TensorType in) {
            int rows = rows(in);
            if (rows < in.indicesBelow()) {
                throw new ShapeException("embedding wants indices below " + rows + " (its num_embeddings), got " + in);
            }
            if (padding.isPresent() && padding.getAsInt() >= rows) {
                throw new ShapeException("embedding wants a padding below " + rows + ", its number of vectors, got "
                        + padding.getAsInt());
            }
            return TensorType.numbers(in.shape().append(embeddingDim)).padded(in.padded());
        }

        private int rows(TensorType in) {
            return numEmbeddings.orElse(Indices.bound(in, "embedding"));
        }

        @Override
        public List<ParameterShape> parameterShapes(TensorType in) {
            return List.of(new ParameterShape("weight", Shape.of(rows(in), embeddingDim)));
        }

        @Override
        public long scratch(TensorType in, int maxBatch) {
            return (long) maxBatch * in.shape().size();
        }

        @Override
        public Layer build(TensorType in, Site site) {
            Parameter weight = site.parameter("weight", Shape.of(rows(in), embeddingDim), false, init);
            padding.ifPresent(row -> weight.value().buffer().fill(row * embeddingDim, (row + 1) * embeddingDim, 0f));
            return new Embedding(site, in, weight, padding.orElse(NONE));
        }
    }
}
