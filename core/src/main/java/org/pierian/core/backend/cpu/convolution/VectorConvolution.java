package org.pierian.core.backend.cpu.convolution;

import org.pierian.core.backend.ExampleTask;
import org.pierian.core.backend.cpu.matmul.Interleaves;
import org.pierian.core.backend.cpu.matmul.Tiles;
import org.pierian.core.backend.cpu.thread.Team;

/// [ConvolutionKernel] on vector registers.
final class VectorConvolution implements ConvolutionKernel {

    private final ThreadLocal<SlidingSums> sliding;
    private final ThreadLocal<WeightSums> weights;

    /// @param bits width of a vector
    /// @param team the threads
    VectorConvolution(int bits, Team team) {
        ConvolutionTile tall = switch (bits) {
            case 512 -> new ConvolutionTile512();
            case 256 -> new ConvolutionTile256();
            default -> new ConvolutionTile128();
        };
        ConvolutionTile low = bits == 512 ? new LowConvolutionTile512() : tall;
        this.sliding = ThreadLocal.withInitial(() -> new SlidingSums(tall, low, team));
        this.weights = ThreadLocal.withInitial(() -> new WeightSums(Tiles.of(bits), Interleaves.of(bits), team));
    }

    @Override
    public void forward(
            ChannelGroup group,
            int first,
            int end,
            float[] x,
            float[] weight,
            float[] bias,
            float[] y,
            ExampleTask after) {
        sliding.get().forward(group, first, end, x, weight, bias, y, after);
    }

    @Override
    public void inputGradient(ChannelGroup group, int first, int end, float[] dy, float[] weight, float[] dx) {
        sliding.get().inputGradient(group, first, end, dy, weight, dx);
    }

    @Override
    public void weightGradient(
            ChannelGroup group,
            int first,
            int end,
            WeightStart start,
            float[] x,
            float[] dy,
            float[] dw,
            ExampleTask before) {
        weights.get().weightGradient(group, first, end, start, x, dy, dw, before);
    }
}
