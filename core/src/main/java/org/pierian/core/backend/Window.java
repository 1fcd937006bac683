package org.pierian.core.backend;

/// How a window moves over an image, for convolution and pooling.
///
/// @param channels input channels
/// @param height input height
/// @param width input width
/// @param kernelHeight window height
/// @param kernelWidth window width
/// @param strideHeight rows between windows
/// @param strideWidth columns between windows
/// @param padTop rows of padding above
/// @param padLeft columns of padding on the left
/// @param dilationHeight rows between the window's cells
/// @param dilationWidth columns between the window's cells
/// @param outHeight number of windows down
/// @param outWidth number of windows across
public record Window(
        int channels,
        int height,
        int width,
        int kernelHeight,
        int kernelWidth,
        int strideHeight,
        int strideWidth,
        int padTop,
        int padLeft,
        int dilationHeight,
        int dilationWidth,
        int outHeight,
        int outWidth) {

    /// Cells of one input channel.
    public int area() {
        return height * width;
    }

    /// Windows over one channel.
    public int outArea() {
        return outHeight * outWidth;
    }

    /// Cells of the window.
    public int cells() {
        return kernelHeight * kernelWidth;
    }

    /// Rows that all windows together reach over, padding included.
    public int reachHeight() {
        return (outHeight - 1) * strideHeight + (kernelHeight - 1) * dilationHeight + 1;
    }

    /// Columns that all windows together reach over, padding included.
    public int reachWidth() {
        return (outWidth - 1) * strideWidth + (kernelWidth - 1) * dilationWidth + 1;
    }

    /// Rows of the gradient of one output channel, spread by the stride and surrounded by zeros, that a rotated window
    /// moves over for the gradient of the input.
    public int spreadHeight() {
        return height + (kernelHeight - 1) * dilationHeight;
    }

    /// Columns of the same.
    public int spreadWidth() {
        return width + (kernelWidth - 1) * dilationWidth;
    }
}
