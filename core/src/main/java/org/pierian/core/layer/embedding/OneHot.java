package org.pierian.core.layer.embedding;

import java.util.OptionalInt;
import org.pierian.core.backend.Lookup;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Writes each index as a vector of zeros with a one at its place: `[...]` becomes `[..., num_classes]`.
///
/// **Source:** PyTorch, `torch.nn.functional.one_hot`.
public final class OneHot implements Layer {

    private final Lookup lookup;
    private final int places; // of an example
    private final int classes;

    private OneHot(Lookup lookup, int places, int classes) {
        this.lookup = lookup;
        this.places = places;
        this.classes = classes;
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        lookup.oneHot(pass.first() * places, pass.end() * places, x, classes, y);
    }

    /// No gradient flows to indices.
    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {}

    @Override
    public Needs needs() {
        return new Needs(false, false, Needs.Reach.EXAMPLES);
    }

    /// The layer before it knows its input.
    ///
    /// @param numClasses elements of a vector, where the person wrote it; otherwise the bound of the indices
    public record Plan(OptionalInt numClasses) implements LayerPlan {

        @Override
        public boolean takesIndices() {
            return true;
        }

        @Override
        public TensorType output(TensorType in) {
            int classes = classes(in);
            if (classes < in.indicesBelow()) {
                throw new ShapeException("one_hot wants indices below " + classes + " (its num_classes), got " + in);
            }
            return TensorType.numbers(in.shape().append(classes)).padded(in.padded());
        }

        private int classes(TensorType in) {
            return numClasses.orElse(Indices.bound(in, "one_hot"));
        }

        @Override
        public Layer build(TensorType in, Site site) {
            return new OneHot(site.backend().lookup(), in.shape().size(), classes(in));
        }
    }
}
