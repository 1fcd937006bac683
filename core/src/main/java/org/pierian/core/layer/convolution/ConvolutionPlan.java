package org.pierian.core.layer.convolution;

import java.util.List;
import java.util.Optional;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Convolution;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.PaddingAsZeros;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// A convolution of any kind before it knows its input.
interface ConvolutionPlan extends LayerPlan {

    /// What it is over an input.
    ///
    /// @throws org.pierian.core.tensor.ShapeException when the input does not fit
    FittedConvolution fit(TensorType in);

    /// How the weight starts.
    Initializer weightInit();

    /// How the bias starts; empty for a layer without bias.
    Optional<Initializer> biasInit();

    @Override
    default TensorType output(TensorType in) {
        return TensorType.numbers(fit(in).output());
    }

    @Override
    default List<ParameterShape> parameterShapes(TensorType in) {
        FittedConvolution fitted = fit(in);
        ParameterShape weight = new ParameterShape("weight", fitted.weight());
        Shape bias = Shape.of(fitted.output().dim(0));
        return biasInit().isPresent() ? List.of(weight, new ParameterShape("bias", bias)) : List.of(weight);
    }

    @Override
    default long multiplyAdds(TensorType in) {
        FittedConvolution fitted = fit(in);
        return Math.multiplyExact(
                (long) fitted.weight().size(), (long) fitted.geometry().window().outArea());
    }

    @Override
    default long scratch(TensorType in, int maxBatch) {
        return in.padded() ? (long) maxBatch * in.shape().size() : 0;
    }

    @Override
    default Layer build(TensorType in, Site site) {
        FittedConvolution fitted = fit(in);
        Parameter weight = site.parameter("weight", fitted.weight(), true, weightInit());
        Optional<Parameter> bias = site.bias(fitted.output().dim(0), biasInit());
        Backend backend = site.backend();
        Convolution convolution = fitted.transposed()
                ? backend.transposedConvolution(fitted.geometry(), site.maxBatch())
                : backend.convolution(fitted.geometry(), site.maxBatch());
        Layer layer = new ConvolutionLayer(convolution, weight, bias);
        return in.padded() ? new PaddingAsZeros(layer, in.shape(), site) : layer;
    }
}
