package org.pierian.core.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.init.Initializer;
import org.pierian.core.kernel.ChannelGroup;
import org.pierian.core.kernel.ExampleWork;
import org.pierian.core.kernel.Kernels;
import org.pierian.core.kernel.PlaneSums;
import org.pierian.core.kernel.Window;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.Tensor;

/// Cross-correlation of pictures with learned kernels.
///
/// | tensor    | shape                                                       |
/// |-----------|-------------------------------------------------------------|
/// | `x`, `dx` | `[batch, in channels, height, width]`                       |
/// | `y`, `dy` | `[batch, out channels, height', width']`                    |
/// | `weight`  | `[out channels, in channels / groups, kernel h, kernel w]`, transposed |
/// | `bias`    | `[out channels]`, added after the sum                       |
///
/// **Source:** LeCun et al. 1989, *Backpropagation applied to handwritten zip code recognition*.
public final class Conv2d implements ExampleHost {

    private static final float[] NO_BIAS = {};

    private final Window window;
    private final List<ChannelGroup> groups;
    private final Parameter weight;
    private final List<Parameter> bias; // one, or none
    private final List<Parameter> parameters;
    private final PlaneSums planeSums = new PlaneSums();

    private Conv2d(Window window, List<ChannelGroup> groups, Parameter weight, List<Parameter> bias) {
        this.window = window;
        this.groups = groups;
        this.weight = weight;
        this.bias = bias;
        List<Parameter> all = new ArrayList<>(bias);
        all.addFirst(weight);
        this.parameters = List.copyOf(all);
    }

    @Override
    public void forward(Tensor x, Tensor y, Mode mode, long step, ExampleWork after) {
        float[] b = bias.isEmpty() ? NO_BIAS : bias.getFirst().value().data();
        float[] w = weight.value().data();
        int last = groups.size() - 1;
        for (int i = 0; i <= last; i++) {
            ExampleWork afterGroup = i == last ? after : ExampleWork.NONE;
            Kernels.convolution().forward(groups.get(i), 0, x.rows(), x.data(), w, b, y.data(), afterGroup);
        }
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, ExampleWork before) {
        ExampleWork beforeGroup = before;
        if (!bias.isEmpty()) {
            beforeGroup = planeSums.of(x.rows(), dy.shape().dim(1), window.outArea(), dy.data(), before);
        }
        for (int i = 0; i < groups.size(); i++) {
            float[] dw = weight.grad().data();
            Kernels.convolution().weightGradient(groups.get(i), x.rows(), x.data(), dy.data(), dw, beforeGroup);
            beforeGroup = ExampleWork.NONE;
        }
        for (int i = 0; i < groups.size() && !dx.isNone(); i++) {
            float[] w = weight.value().data();
            Kernels.convolution().inputGradient(groups.get(i), 0, x.rows(), dy.data(), w, dx.data());
        }
        if (!bias.isEmpty()) {
            planeSums.finish(x.rows(), bias.getFirst().grad().data());
        }
    }

    @Override
    public boolean readsOutput() {
        return false;
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
    /// @param bias whether a bias is added
    /// @param weightInit how the weight starts
    /// @param biasInit how the bias starts
    public record Plan(
            int outChannels,
            OptionalInt inChannels,
            Size kernel,
            Size stride,
            Optional<Size> padding,
            Size dilation,
            int groups,
            boolean bias,
            Initializer weightInit,
            Initializer biasInit)
            implements LayerPlan {

        @Override
        public Shape outputShape(Shape in) {
            Window w = window(in);
            return Shape.of(outChannels, w.outHeight(), w.outWidth());
        }

        @Override
        public List<ParameterShape> parameterShapes(Shape in) {
            ParameterShape weight = new ParameterShape("weight", weightShape(in));
            return bias ? List.of(weight, new ParameterShape("bias", Shape.of(outChannels))) : List.of(weight);
        }

        @Override
        public long multiplyAdds(Shape in) {
            Window w = window(in);
            return Math.multiplyExact((long) weightShape(in).size(), (long) w.outArea());
        }

        @Override
        public Layer build(Shape in, Site site) {
            Kernels.expectConvolution();
            Parameter weight = site.parameter("weight", weightShape(in), true, weightInit);
            List<Parameter> biases =
                    bias ? List.of(site.parameter("bias", Shape.of(outChannels), false, biasInit)) : List.of();
            int inPerGroup = in.dim(0) / groups;
            int outPerGroup = outChannels / groups;
            List<ChannelGroup> all = new ArrayList<>();
            for (int g = 0; g < groups; g++) {
                all.add(new ChannelGroup(
                        window(in), inPerGroup, g * inPerGroup, in.dim(0), outPerGroup, g * outPerGroup, outChannels));
            }
            return new Conv2d(window(in), List.copyOf(all), weight, biases);
        }

        private Shape weightShape(Shape in) {
            return Shape.of(outChannels, in.dim(0) / groups, kernel.height(), kernel.width());
        }

        private Window window(Shape in) {
            Size padAll = new Size((kernel.height() - 1) * dilation.height(), (kernel.width() - 1) * dilation.width());
            Size before = padding.orElse(new Size(padAll.height() / 2, padAll.width() / 2));
            Size after = padding.orElse(new Size(padAll.height() - before.height(), padAll.width() - before.width()));
            Window w = Windows.of("conv2d", in, kernel, stride, before, after, dilation);
            if (inChannels.isPresent() && inChannels.getAsInt() != w.channels()) {
                throw new ShapeException("conv2d wants " + inChannels.getAsInt() + " channels (its in_channels), got "
                        + w.channels() + " of " + in);
            }
            if (w.channels() % groups != 0 || outChannels % groups != 0) {
                throw new ShapeException("conv2d cannot divide " + w.channels() + " input and " + outChannels
                        + " output channels into " + groups + " groups");
            }
            return w;
        }
    }
}
