package org.pierian.runner.onnx.nodes;

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
import org.pierian.spec.ShapeSpec;
import org.pierian.spec.TransposedConvolutionSpec;

/// Every layer of the language as nodes of a graph.
public final class LayerNodes {

    private static final ContainerNodes CONTAINERS = new ContainerNodes(LayerNodes::add);

    private LayerNodes() {}

    /// Adds the nodes of a layer.
    ///
    /// @param spec the layer
    /// @param at its place
    /// @param x its input, a batch
    /// @return its output
    public static Value add(LayerSpec spec, Place at, Value x) {
        return switch (spec) {
            case ActivationSpec activation -> Value.numbers(ActivationNodes.add(activation, at, x.name()));
            case BasicLayerSpec layer -> Value.numbers(BasicNodes.add(layer, at, x.name()));
            case ShapeSpec shape -> ShapeNodes.add(shape, at, x);
            case EmbeddingSpec layer -> Value.numbers(EmbeddingNodes.add(layer, at, x));
            case NormSpec norm -> Value.numbers(NormNodes.add(norm, at, x.name()));
            case NoiseSpec noise -> Value.numbers(NoiseNodes.add(noise, x.name()));
            case PoolingSpec pooling -> Value.numbers(PoolingNodes.add(pooling, at, x.name()));
            case ReductionSpec reduction -> Value.numbers(ReductionNodes.add(reduction, at, x.name()));
            case ResamplingSpec resampling -> Value.numbers(ResamplingNodes.add(resampling, at, x.name()));
            case ConvolutionSpec layer -> Value.numbers(ConvolutionNodes.add(layer, at, x.name()));
            case TransposedConvolutionSpec layer -> Value.numbers(TransposedConvolutionNodes.add(layer, at, x.name()));
            case AttentionSpec layer -> Value.numbers(AttentionNodes.add(layer, at, x.name()));
            case RecurrentSpec layer -> Value.numbers(RecurrentNodes.add(layer, at, x.name()));
            case ContainerSpec container -> CONTAINERS.add(container, at, x);
            case NamedLayer(LayerSpec layer, String _) -> add(layer, at, x);
        };
    }
}
