package org.pierian.core.layer.window;

import org.pierian.core.tensor.ShapeException;

/// How a window moves along one axis.
///
/// @param kernel cells of the window
/// @param stride distance between windows
/// @param before cells of padding before the axis
/// @param after cells of padding behind it
/// @param dilation distance between the window's cells
/// @param ceil whether a last window may reach beyond the padding, as long as it begins before its end
public record Slide(int kernel, int stride, int before, int after, int dilation, boolean ceil) {

    /// One without dilation, with the same padding on both sides.
    public static Slide pooling(int kernel, int stride, int padding, boolean ceil) {
        return new Slide(kernel, stride, padding, padding, 1, ceil);
    }

    /// Cells from the window's first to its last.
    public long reach() {
        return (kernel - 1L) * dilation + 1;
    }

    /// Number of windows.
    ///
    /// @param layer the layer's name, for messages
    /// @param direction what a size is in this direction: `wide`
    /// @param size cells of the axis
    /// @throws ShapeException when there is none
    int places(String layer, String direction, int size) {
        long room = (long) size + before + after;
        long places = Math.floorDiv(room - reach() + (ceil ? stride - 1 : 0), (long) stride) + 1;
        if (places < 1) {
            throw new ShapeException(
                    ShapeException.Misfit.LARGE_WINDOW,
                    layer + "'s window is " + reach() + " " + direction + ", its input only " + room
                            + ((long) before + after > 0 ? " with padding" : ""));
        }
        boolean beginsBehind = ceil && (places - 1) * stride >= (long) size + before;
        return Math.toIntExact(beginsBehind ? places - 1 : places);
    }
}
