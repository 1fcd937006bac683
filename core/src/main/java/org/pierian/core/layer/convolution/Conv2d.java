package org.pierian.core.layer.convolution;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.pierian.core.backend.Convolution;
import org.pierian.core.backend.ConvolutionGeometry;
import org.pierian.core.backend.Gradient;
import org.pierian.core.backend.Window;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.window.Size;
import org.pierian.core.layer.window.Windows;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Cross-correlation of images with learned kernels.
///
/// | tensor    | shape                                                       |
/// |-----------|-------------------------------------------------------------|
/// | `x`, `dx` | `[batch, in channels, height, width]`                       |
/// | `y`, `dy` | `[batch, out channels, height', width']`                    |
/// | `weight`  | `[out channels, in channels / groups, kernel h, kernel w]`, transposed |
/// | `bias`    | `[out channels]`, added after the sum                       |
///
/// **Source:** LeCun et al. 1989, *Backpropagation applied to handwritten zip code recognition*.
public final class Conv2d implements Layer {

    private final Convolution convolution;
    private final Parameter weight;
    private final List<Parameter> parameters;
    private final Tensor bias; // or none
    private final Gradient biasGradient;

    private Conv2d(Convolution convolution, Parameter weight, Optional<Parameter> bias) {
        this.convolution = convolution;
        this.weight = weight;
        this.parameters = Stream.concat(Stream.of(weight), bias.stream()).toList();
        this.bias = bias.map(Parameter::value).orElse(Tensor.NONE);
        this.biasGradient = bias.map(Parameter::gradient).orElse(Gradient.NONE);
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        convolution.forward(x, weight.value(), bias, y, pass.fused());
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        convolution.backward(x, dy, weight.value(), weight.gradient(), biasGradient, dx, pass.fused());
    }

    @Override
    public Needs needs() {
        return new Needs(false, false, Needs.Reach.LEADS);
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    /// A convolution before it knows its input.
    ///
    /// @param outChannels number of kernels
    /// @param inChannels number of input channels, where the person wrote it
    /// @param kernel size of the kernels
    /// @param stride distance between windows
    /// @param padding cells of zero on each side; absent for as many as keep height and width
    /// @param dilation distance between the kernel's cells
    /// @param groups number of groups that the channels are divided into
    /// @param weightInit how the weight starts
    /// @param biasInit how the bias starts; empty for a layer without bias
    public record Plan(
            int outChannels,
            OptionalInt inChannels,
            Size kernel,
            Size stride,
            Optional<Size> padding,
            Size dilation,
            int groups,
            Initializer weightInit,
            Optional<Initializer> biasInit)
            implements LayerPlan {

        @Override
        public TensorType output(TensorType in) {
            Window w = window(in);
            return TensorType.numbers(Shape.of(outChannels, w.outHeight(), w.outWidth()));
        }

        @Override
        public List<ParameterShape> parameterShapes(TensorType in) {
            ParameterShape weight = new ParameterShape("weight", weightShape(in));
            return biasInit.isPresent()
                    ? List.of(weight, new ParameterShape("bias", Shape.of(outChannels)))
                    : List.of(weight);
        }

        @Override
        public long multiplyAdds(TensorType in) {
            Window w = window(in);
            return Math.multiplyExact((long) weightShape(in).size(), (long) w.outArea());
        }

        @Override
        public Layer build(TensorType in, Site site) {
            Parameter weight = site.parameter("weight", weightShape(in), true, weightInit);
            Optional<Parameter> bias = site.bias(outChannels, biasInit);
            ConvolutionGeometry geometry = new ConvolutionGeometry(window(in), outChannels, groups);
            return new Conv2d(site.backend().convolution(geometry, site.maxBatch()), weight, bias);
        }

        private Shape weightShape(TensorType in) {
            return Shape.of(outChannels, in.shape().dim(0) / groups, kernel.height(), kernel.width());
        }

        private Window window(TensorType in) {
            Size padAll = new Size((kernel.height() - 1) * dilation.height(), (kernel.width() - 1) * dilation.width());
            Size before = padding.orElse(new Size(padAll.height() / 2, padAll.width() / 2));
            Size after = padding.orElse(new Size(padAll.height() - before.height(), padAll.width() - before.width()));
            Window w = Windows.of("conv2d", in.shape(), kernel, stride, before, after, dilation);
            if (inChannels.isPresent() && inChannels.getAsInt() != w.channels()) {
                throw new ShapeException(
                        ShapeException.Misfit.WRITTEN_CHANNELS,
                        "conv2d wants " + inChannels.getAsInt() + " channels (its in_channels), got " + w.channels()
                                + " of " + in);
            }
            if (w.channels() % groups != 0 || outChannels % groups != 0) {
                throw new ShapeException(
                        ShapeException.Misfit.GROUPS,
                        "conv2d cannot divide " + w.channels() + " input and " + outChannels + " output channels into "
                                + groups + " groups");
            }
            return w;
        }
    }
}
