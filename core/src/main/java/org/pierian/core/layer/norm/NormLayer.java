package org.pierian.core.layer.norm;

import java.util.List;
import org.pierian.core.backend.Gradient;
import org.pierian.core.backend.NormGeometry;
import org.pierian.core.backend.Normalization;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Tensor;

/// A norm within each example, see [Normalization].
final class NormLayer implements Layer {

    private final Normalization normalization;
    private final List<Parameter> parameters;
    private final Tensor weight;
    private final Tensor bias;
    private final Gradient weightGradient;
    private final Gradient biasGradient;

    /// @param geometry what is taken together
    /// @param perExample how many examples of the geometry an example of the batch holds
    NormLayer(Site site, NormGeometry geometry, int perExample, Scaling scaling) {
        this.normalization = site.backend().normalization(geometry, site.maxBatch() * perExample);
        this.parameters = scaling.parameters();
        this.weight = Scaling.value(scaling.weight());
        this.bias = Scaling.value(scaling.bias());
        this.weightGradient = Scaling.gradient(scaling.weight());
        this.biasGradient = Scaling.gradient(scaling.bias());
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        normalization.forward(x, weight, bias, y);
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        normalization.backward(x, dy, weight, weightGradient, biasGradient, dx);
    }

    @Override
    public Needs needs() {
        return Needs.BATCH.withoutOutput();
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }
}
