package org.pierian.core.backend.cpu.convolution;

/// The buffers of one thread for convolutions; they grow to what is needed and stay.
final class ConvolutionScratch {

    private static final ThreadLocal<ConvolutionScratch> SCRATCH = ThreadLocal.withInitial(ConvolutionScratch::new);

    private float[] planes = {};
    private float[] weights = {};
    private float[] wide = {};
    private float[] more = {};

    private ConvolutionScratch() {}

    static ConvolutionScratch ofThread() {
        return SCRATCH.get();
    }

    /// Room for copies of an example's channels.
    float[] planes(int size) {
        if (planes.length < size) {
            planes = new float[size];
        }
        return planes;
    }

    /// Room for rearranged weights or gradients.
    float[] weights(int size) {
        if (weights.length < size) {
            weights = new float[size];
        }
        return weights;
    }

    /// Room for results that are not in place yet.
    float[] wide(int size) {
        if (wide.length < size) {
            wide = new float[size];
        }
        return wide;
    }

    /// Room for a second set of results.
    float[] more(int size) {
        if (more.length < size) {
            more = new float[size];
        }
        return more;
    }
}
