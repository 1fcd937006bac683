package org.pierian.runner.bind;

import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.container.Sequential;
import org.pierian.spec.ActivationSpec;
import org.pierian.spec.AttentionSpec;
import org.pierian.spec.BasicLayerSpec;
import org.pierian.spec.ContainerSpec;
import org.pierian.spec.ConvolutionSpec;
import org.pierian.spec.EmbeddingSpec;
import org.pierian.spec.LayerSpec;
import org.pierian.spec.NamedLayer;
import org.pierian.spec.NoiseSpec;
import org.pierian.spec.NormSpec;
import org.pierian.spec.PoolingSpec;
import org.pierian.spec.RecurrentSpec;
import org.pierian.spec.ReductionSpec;
import org.pierian.spec.ResamplingSpec;
import org.pierian.spec.RunSpec;
import org.pierian.spec.ShapeSpec;
import org.pierian.spec.TransposedConvolutionSpec;

/// Turns the words of an architecture into plans of layers.
public final class LayerBinder {

    private final BasicLayerBinder basic;
    private final ConvolutionBinder convolution;
    private final TransposedConvolutionBinder transposed;
    private final AttentionBinder attention;
    private final Wrapping wrapping;
    private final ContainerBinder container = new ContainerBinder(this::layer);
    private final RecurrentBinder recurrent;
    private final EmbeddingBinder embedding;

    private LayerBinder(Inits inits, Wrapping wrapping) {
        this.wrapping = wrapping;
        this.basic = new BasicLayerBinder(inits);
        this.convolution = new ConvolutionBinder(inits);
        this.transposed = new TransposedConvolutionBinder(inits);
        this.attention = new AttentionBinder(inits);
        this.recurrent = new RecurrentBinder(inits);
        this.embedding = new EmbeddingBinder(inits);
    }

    /// The whole architecture as one sequence.
    public static Sequential.Plan architecture(RunSpec spec) {
        return architecture(spec, (layer, plan) -> plan);
    }

    /// The same with something around the layers in it.
    ///
    /// @param wrapping asked for each layer, those of containers first; a `sequential` is to stay one
    public static Sequential.Plan architecture(RunSpec spec, Wrapping wrapping) {
        return new LayerBinder(new Inits(spec.init(), spec.biasInit()), wrapping).container.sequence(spec.layers());
    }

    /// A binder of single layers, with the spec's `init` and `bias_init` for those which name none.
    public static LayerBinder of(RunSpec spec) {
        return new LayerBinder(new Inits(spec.init(), spec.biasInit()), (layer, plan) -> plan);
    }

    /// What is put around a layer.
    @FunctionalInterface
    public interface Wrapping {
        /// A plan to take the place of another.
        ///
        /// @param spec the layer in the spec, without its name
        /// @param plan the same for the engine
        LayerPlan wrap(LayerSpec spec, LayerPlan plan);
    }

    /// One layer.
    public LayerPlan layer(LayerSpec spec) {
        return wrapping.wrap(spec.unnamed(), plan(spec.unnamed()));
    }

    private LayerPlan plan(LayerSpec spec) {
        return switch (spec) {
            case ActivationSpec activation -> ActivationBinder.bind(activation);
            case BasicLayerSpec layer -> basic.bind(layer);
            case ShapeSpec shape -> ShapeBinder.bind(shape);
            case EmbeddingSpec layer -> embedding.bind(layer);
            case NormSpec norm -> NormBinder.bind(norm);
            case NoiseSpec noise -> NoiseBinder.bind(noise);
            case PoolingSpec pooling -> PoolingBinder.bind(pooling);
            case ReductionSpec reduction -> PoolingBinder.bind(reduction);
            case ResamplingSpec resampling -> PoolingBinder.bind(resampling);
            case ConvolutionSpec layer -> convolution.bind(layer);
            case TransposedConvolutionSpec layer -> transposed.bind(layer);
            case AttentionSpec layer -> attention.bind(layer);
            case ContainerSpec layers -> container.bind(layers);
            case NamedLayer(LayerSpec layer, String _) -> layer(layer);
            case RecurrentSpec layer -> recurrent.bind(layer);
        };
    }
}
