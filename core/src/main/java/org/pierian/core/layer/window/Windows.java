package org.pierian.core.layer.window;

import org.pierian.core.backend.Window;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;

/// The arithmetic of windows over images.
public final class Windows {

    private Windows() {}

    /// The geometry of a window over images of shape `[channels, height, width]`.
    ///
    /// @param layer the layer's name, for messages
    /// @throws ShapeException when the input is no image or smaller than the window
    public static Window of(
            String layer, Shape in, Size kernel, Size stride, Size padTopLeft, Size padBottomRight, Size dilation) {
        if (in.rank() != 3) {
            throw new ShapeException(
                    ShapeException.Misfit.NO_IMAGE, layer + " wants an image [channels, height, width], got " + in);
        }
        int outHeight = places(
                layer,
                "high",
                in.dim(1),
                kernel.height(),
                stride.height(),
                dilation.height(),
                padTopLeft.height() + padBottomRight.height());
        int outWidth = places(
                layer,
                "wide",
                in.dim(2),
                kernel.width(),
                stride.width(),
                dilation.width(),
                padTopLeft.width() + padBottomRight.width());
        return new Window(
                in.dim(0),
                in.dim(1),
                in.dim(2),
                kernel.height(),
                kernel.width(),
                stride.height(),
                stride.width(),
                padTopLeft.height(),
                padTopLeft.width(),
                dilation.height(),
                dilation.width(),
                outHeight,
                outWidth);
    }

    private static int places(
            String layer, String direction, int size, int kernel, int stride, int dilation, int padding) {
        long reach = (kernel - 1L) * dilation + 1;
        long room = (long) size + padding;
        if (reach > room) {
            throw new ShapeException(
                    ShapeException.Misfit.LARGE_WINDOW,
                    layer + "'s window is " + reach + " " + direction + ", its input only " + room
                            + (padding > 0 ? " with padding" : ""));
        }
        return (int) ((room - reach) / stride) + 1;
    }
}
