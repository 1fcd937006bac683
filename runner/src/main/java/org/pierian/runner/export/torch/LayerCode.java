package org.pierian.runner.export.torch;

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

/// One layer that contains no others, as an expression of Python that makes the module.
final class LayerCode {

    private LayerCode() {}

    static String of(LayerSpec spec, Place place) {
        return switch (spec) {
            case ActivationSpec activation -> ActivationCode.of(activation);
            case BasicLayerSpec layer -> basic(layer, place);
            case ShapeSpec shape -> ShapeCode.of(shape, place);
            case EmbeddingSpec layer -> SequenceCode.of(layer, place);
            case NormSpec norm -> NormCode.of(norm, place);
            case NoiseSpec noise -> noise(noise);
            case PoolingSpec pooling -> WindowCode.of(pooling);
            case ReductionSpec reduction -> WindowCode.of(reduction);
            case ResamplingSpec resampling -> WindowCode.of(resampling);
            case ConvolutionSpec layer -> ConvolutionCode.of(layer, place);
            case TransposedConvolutionSpec layer -> ConvolutionCode.of(layer, place);
            case AttentionSpec layer -> SequenceCode.of(layer, place);
            case RecurrentSpec layer -> SequenceCode.of(layer, place);
            case ContainerSpec _, NamedLayer _ ->
                throw new IllegalArgumentException("a layer with others in it: " + spec);
        };
    }

    private static String basic(BasicLayerSpec spec, Place place) {
        return switch (spec) {
            case BasicLayerSpec.Linear linear ->
                "nn.Linear(" + place.last() + ", " + linear.outFeatures() + (linear.bias() ? ")" : ", bias=False)");
            case BasicLayerSpec.LayerScale(double _, int dim) ->
                "LayerScale(" + place.in().shape().dim(place.axis(dim) - 1) + ", " + place.axis(dim) + ", "
                        + place.rank() + ")";
            case BasicLayerSpec.Dropout(double p) -> "nn.Dropout(" + p + ")";
            case BasicLayerSpec.BookDropout(double p) -> "BookDropout(" + p + ")";
        };
    }

    private static String noise(NoiseSpec spec) {
        return switch (spec) {
            case NoiseSpec.SpatialDropout(double p) -> "SpatialDropout(" + p + ")";
            case NoiseSpec.DropPath(double p) -> "DropPath(" + p + ")";
            case NoiseSpec.GaussianNoise(double stddev) -> "GaussianNoise(" + stddev + ")";
        };
    }
}
