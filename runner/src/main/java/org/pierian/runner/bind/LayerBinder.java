package org.pierian.runner.bind;

import java.util.List;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.container.Residual;
import org.pierian.core.layer.container.Sequential;
import org.pierian.spec.ActivationSpec;
import org.pierian.spec.BasicLayerSpec;
import org.pierian.spec.ContainerSpec;
import org.pierian.spec.ConvolutionSpec;
import org.pierian.spec.EmbeddingSpec;
import org.pierian.spec.LayerSpec;
import org.pierian.spec.NormSpec;
import org.pierian.spec.PoolingSpec;
import org.pierian.spec.RunSpec;
import org.pierian.spec.ShapeSpec;

/// Turns the words of an architecture into plans of layers.
public final class LayerBinder {

    private final BasicLayerBinder basic;
    private final ConvolutionBinder convolution;
    private final EmbeddingBinder embedding;

    private LayerBinder(Inits inits) {
        this.basic = new BasicLayerBinder(inits);
        this.convolution = new ConvolutionBinder(inits);
        this.embedding = new EmbeddingBinder(inits);
    }

    /// The whole architecture as one sequence.
    public static Sequential.Plan architecture(RunSpec spec) {
        LayerBinder binder = of(spec);
        return new Sequential.Plan(
                spec.architecture().stream().map(binder::layer).toList());
    }

    /// A binder of single layers, with the spec's `init` and `bias_init` for those which name none.
    public static LayerBinder of(RunSpec spec) {
        return new LayerBinder(new Inits(spec.init(), spec.biasInit()));
    }

    /// One layer.
    public LayerPlan layer(LayerSpec spec) {
        return switch (spec) {
            case ActivationSpec activation -> ActivationBinder.bind(activation);
            case BasicLayerSpec layer -> basic.bind(layer);
            case ShapeSpec shape -> ShapeBinder.bind(shape);
            case EmbeddingSpec layer -> embedding.bind(layer);
            case NormSpec norm -> NormBinder.bind(norm);
            case PoolingSpec pooling -> PoolingBinder.bind(pooling);
            case ConvolutionSpec layer -> convolution.bind(layer);
            case ContainerSpec container -> container(container);
        };
    }

    private LayerPlan container(ContainerSpec spec) {
        return switch (spec) {
            case ContainerSpec.Sequential(List<LayerSpec> layers) -> sequence(layers);
            case ContainerSpec.Residual(List<LayerSpec> layers) -> new Residual.Plan(sequence(layers));
        };
    }

    private Sequential.Plan sequence(List<LayerSpec> layers) {
        return new Sequential.Plan(layers.stream().map(this::layer).toList());
    }
}
