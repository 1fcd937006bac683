package org.pierian.core.layer.convolution;

import org.pierian.core.layer.window.Slide;
import org.pierian.core.tensor.ShapeException;

/// How the kernel of a transposed convolution moves along one axis of its output.
///
/// @param kernel cells of the kernel
/// @param stride distance between the places of neighbouring inputs
/// @param padding cells that are left out on both sides of the output
/// @param outputPadding cells that are added behind it, below the stride or the dilation
/// @param dilation distance between the kernel's cells
public record TransposedSlide(int kernel, int stride, int padding, int outputPadding, int dilation) {

    /// How the window of the convolution that is transposed moves.
    Slide slide() {
        return new Slide(kernel, stride, padding, padding, dilation, false);
    }

    /// Cells of the output along the axis.
    ///
    /// @param word what a spec calls the layer
    /// @param size cells of the input
    int output(String word, int size) {
        long cells = (size - 1L) * stride - 2L * padding + (kernel - 1L) * dilation + outputPadding + 1;
        if (cells < 1) {
            throw new ShapeException(word + " leaves out " + padding + " cells on both sides (its padding) of "
                    + (cells + 2L * padding) + ", so that none is left");
        }
        return Math.toIntExact(cells);
    }
}
