package org.pierian.core.backend.cpu.convolution;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.backend.Convolution;
import org.pierian.core.backend.ConvolutionGeometry;
import org.pierian.core.backend.ExampleTask;
import org.pierian.core.backend.Gradient;
import org.pierian.core.backend.Store;
import org.pierian.core.backend.Window;
import org.pierian.core.backend.cpu.reduction.CpuReductions;
import org.pierian.core.tensor.Tensor;

/// [Convolution] on arrays, one group of channels after the other.
public final class CpuConvolution implements Convolution {

    private final ConvolutionForms forms;
    private final List<ChannelGroup> groups;
    private final int outChannels;
    private final int outArea;
    private final PlaneSums planeSums;
    private float[] scratch = {};

    /// @param forms the form in use
    /// @param reductions for the gradient of the bias
    /// @param geometry windows, channels and groups
    public CpuConvolution(ConvolutionForms forms, CpuReductions reductions, ConvolutionGeometry geometry) {
        this.forms = forms;
        this.groups = groups(geometry);
        this.outChannels = geometry.outChannels();
        this.outArea = geometry.window().outArea();
        this.planeSums = new PlaneSums(reductions);
    }

    private static List<ChannelGroup> groups(ConvolutionGeometry geometry) {
        Window window = geometry.window();
        int channels = window.channels();
        int out = geometry.outChannels();
        int inPerGroup = channels / geometry.groups();
        int outPerGroup = out / geometry.groups();
        List<ChannelGroup> all = new ArrayList<>();
        for (int g = 0; g < geometry.groups(); g++) {
            all.add(new ChannelGroup(window, inPerGroup, g * inPerGroup, channels, outPerGroup, g * outPerGroup, out));
        }
        return List.copyOf(all);
    }

    @Override
    public void forward(Tensor x, Tensor weight, Tensor bias, Tensor y, ExampleTask after) {
        forms.count((long) x.rows() * outArea * weight.size());
        float[] w = array(weight);
        float[] b = array(bias);
        int last = groups.size() - 1;
        for (int i = 0; i <= last; i++) {
            ExampleTask afterGroup = i == last ? after : ExampleTask.NONE;
            forms.kernel().forward(groups.get(i), 0, x.rows(), array(x), w, b, array(y), afterGroup);
        }
    }

    @Override
    public void backward(
            Tensor x,
            Tensor dy,
            Tensor weight,
            Gradient weightGradient,
            Gradient biasGradient,
            Tensor dx,
            ExampleTask before) {
        int batch = x.rows();
        ExampleTask beforeGroup =
                biasGradient.isNone() ? before : planeSums.of(batch, outChannels, outArea, array(dy), before);
        Store store = weightGradient.use();
        float[] dw = array(weightGradient.tensor());
        float[] target = store == Store.WRITE ? dw : scratch(dw.length);
        for (int i = 0; i < groups.size(); i++) {
            forms.kernel().weightGradient(groups.get(i), batch, array(x), array(dy), target, beforeGroup);
            beforeGroup = ExampleTask.NONE;
        }
        if (store == Store.ADD) {
            for (int i = 0; i < dw.length; i++) {
                dw[i] += target[i];
            }
        }
        for (int i = 0; i < groups.size() && !dx.isNone(); i++) {
            forms.kernel().inputGradient(groups.get(i), 0, batch, array(dy), array(weight), array(dx));
        }
        if (!biasGradient.isNone()) {
            planeSums.finish(batch, array(biasGradient.tensor()), biasGradient.use());
        }
    }

    private float[] scratch(int size) {
        if (scratch.length < size) {
            scratch = new float[size];
        }
        return scratch;
    }
}
