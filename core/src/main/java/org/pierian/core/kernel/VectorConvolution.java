package org.pierian.core.kernel;

/// [Convolution] on vector registers.
final class VectorConvolution implements Convolution {

    private final ThreadLocal<SlidingSums> sliding;
    private final ThreadLocal<WeightSums> weights;

    VectorConvolution(int bits) {
        ConvolutionTile tall = switch (bits) {
            case 512 -> new ConvolutionTile512();
            case 256 -> new ConvolutionTile256();
            default -> new ConvolutionTile128();
        };
        ConvolutionTile low = bits == 512 ? new LowConvolutionTile512() : tall;
        this.sliding = ThreadLocal.withInitial(() -> new SlidingSums(tall, low));
        this.weights = ThreadLocal.withInitial(() -> new WeightSums(Tiles.of(bits), Interleave.of(bits)));
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
            ExampleWork after) {
        sliding.get().forward(group, first, end, x, weight, bias, y, after);
    }

    @Override
    public void inputGradient(ChannelGroup group, int first, int end, float[] dy, float[] weight, float[] dx) {
        sliding.get().inputGradient(group, first, end, dy, weight, dx);
    }

    @Override
    public void weightGradient(ChannelGroup group, int batch, float[] x, float[] dy, float[] dw, ExampleWork before) {
        weights.get().weightGradient(group, batch, x, dy, dw, before);
    }
}
