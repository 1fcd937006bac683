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
    public void forward(ChannelGroup group, int batch, float[] x, float[] weight, float[] bias, float[] y) {
        sliding.get().forward(group, batch, x, weight, bias, y);
    }

    @Override
    public void inputGradient(ChannelGroup group, int batch, float[] dy, float[] weight, float[] dx) {
        sliding.get().inputGradient(group, batch, dy, weight, dx);
    }

    @Override
    public void weightGradient(ChannelGroup group, int batch, float[] x, float[] dy, float[] dw) {
        weights.get().weightGradient(group, batch, x, dy, dw);
    }
}
