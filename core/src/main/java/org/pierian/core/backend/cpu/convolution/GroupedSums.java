package org.pierian.core.backend.cpu.convolution;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.backend.ConvolutionGeometry;
import org.pierian.core.backend.ExampleTask;
import org.pierian.core.backend.Window;

/// [ConvolutionSums] by the kernel in use, one group of channels after the other.
final class GroupedSums implements ConvolutionSums {

    private final ConvolutionForms forms;
    private final List<ChannelGroup> groups;
    private final long multiplications; // of one example

    GroupedSums(ConvolutionForms forms, ConvolutionGeometry geometry) {
        this.forms = forms;
        this.groups = groups(geometry);
        this.multiplications = geometry.multiplications();
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
    public void expect(int batch) {
        forms.count(batch * multiplications);
    }

    @Override
    public void forward(int batch, float[] x, float[] weight, float[] bias, float[] y, ExampleTask after) {
        int last = groups.size() - 1;
        for (int i = 0; i <= last; i++) {
            ExampleTask afterGroup = i == last ? after : ExampleTask.NONE;
            forms.kernel().forward(groups.get(i), 0, batch, x, weight, bias, y, afterGroup);
        }
    }

    @Override
    public void inputGradient(int batch, float[] dy, float[] weight, float[] dx) {
        for (int i = 0; i < groups.size(); i++) {
            forms.kernel().inputGradient(groups.get(i), 0, batch, dy, weight, dx);
        }
    }

    @Override
    public void weightGradient(
            int first, int end, WeightStart start, float[] x, float[] dy, float[] dw, ExampleTask before) {
        ExampleTask beforeGroup = before;
        for (int i = 0; i < groups.size(); i++) {
            forms.kernel().weightGradient(groups.get(i), first, end, start, x, dy, dw, beforeGroup);
            beforeGroup = ExampleTask.NONE;
        }
    }
}
