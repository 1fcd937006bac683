package org.pierian.runner.probe;

import java.util.Arrays;

/// Times of one layer, or of another part of a step, one for each step.
final class LayerTimes {

    private static final int FIRST = 64;

    private long[] forward = new long[FIRST];
    private long[] backward = new long[FIRST];
    private int steps;
    private boolean givesInputGradient;

    /// Adds a forward pass, and with it a step.
    void addForward(long nanos) {
        if (steps == forward.length) {
            forward = Arrays.copyOf(forward, 2 * steps);
            backward = Arrays.copyOf(backward, 2 * steps);
        }
        forward[steps] = nanos;
        backward[steps] = 0;
        steps++;
    }

    /// Adds a backward pass to the present step.
    ///
    /// @param givesInputGradient whether the gradient of the input was computed
    void addBackward(long nanos, boolean givesInputGradient) {
        backward[steps - 1] += nanos;
        this.givesInputGradient = givesInputGradient;
    }

    /// Forgets what was only to warm up.
    void clear() {
        steps = 0;
    }

    boolean givesInputGradient() {
        return givesInputGradient;
    }

    int steps() {
        return steps;
    }

    /// The median of the forward passes.
    long forward() {
        return median(forward);
    }

    /// The median of the backward passes.
    long backward() {
        return median(backward);
    }

    private long median(long[] nanos) {
        long[] sorted = Arrays.copyOf(nanos, steps);
        Arrays.sort(sorted);
        return steps == 0 ? 0 : sorted[steps / 2];
    }
}
