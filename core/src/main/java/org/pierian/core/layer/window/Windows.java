package org.pierian.core.layer.window;

import org.pierian.core.backend.Window;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;

/// The arithmetic of windows over images and over lines.
public final class Windows {

    private Windows() {}

    /// The geometry of a window over images of shape `[channels, height, width]`.
    ///
    /// @param layer the layer's name, for messages
    /// @throws ShapeException when the input is no image or smaller than the window
    public static Window of(
            String layer, Shape in, Size kernel, Size stride, Size padTopLeft, Size padBottomRight, Size dilation) {
        return image(
                layer,
                in,
                new Slide(
                        kernel.height(),
                        stride.height(),
                        padTopLeft.height(),
                        padBottomRight.height(),
                        dilation.height(),
                        false),
                new Slide(
                        kernel.width(),
                        stride.width(),
                        padTopLeft.width(),
                        padBottomRight.width(),
                        dilation.width(),
                        false));
    }

    /// The geometry of a window over images of shape `[channels, height, width]`.
    ///
    /// @param layer the layer's name, for messages
    /// @param down how it moves down
    /// @param across how it moves to the right
    /// @throws ShapeException when the input is no image or smaller than the window
    public static Window image(String layer, Shape in, Slide down, Slide across) {
        requireImage(layer, in);
        int outHeight = down.places(layer, "high", in.dim(1));
        int outWidth = across.places(layer, "wide", in.dim(2));
        return window(in.dim(0), in.dim(1), in.dim(2), down, across, outHeight, outWidth);
    }

    /// The geometry of a window over lines of shape `[channels, length]`, as images of height 1.
    ///
    /// @param layer the layer's name, for messages
    /// @throws ShapeException when the input is no such thing or shorter than the window
    public static Window line(String layer, Shape in, Slide along) {
        requireLine(layer, in);
        int outLength = along.places(layer, "long", in.dim(1));
        return window(in.dim(0), 1, in.dim(1), new Slide(1, 1, 0, 0, 1, false), along, 1, outLength);
    }

    /// Requires `[channels, height, width]`.
    public static void requireImage(String layer, Shape in) {
        if (in.rank() != 3) {
            throw new ShapeException(
                    ShapeException.Misfit.NO_IMAGE, layer + " wants an image [channels, height, width], got " + in);
        }
    }

    /// Requires `[channels, length]`.
    public static void requireLine(String layer, Shape in) {
        if (in.rank() != 2) {
            throw new ShapeException(layer + " wants [channels, length], got " + in);
        }
    }

    /// A window of which the number of places is known.
    ///
    /// @param down how it moves down
    /// @param across how it moves to the right
    public static Window window(
            int channels, int height, int width, Slide down, Slide across, int outHeight, int outWidth) {
        return new Window(
                channels,
                height,
                width,
                down.kernel(),
                across.kernel(),
                down.stride(),
                across.stride(),
                down.before(),
                across.before(),
                down.dilation(),
                across.dilation(),
                outHeight,
                outWidth);
    }
}
