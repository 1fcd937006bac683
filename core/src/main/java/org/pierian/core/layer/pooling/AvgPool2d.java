package org.pierian.core.layer.pooling;

import org.pierian.core.backend.Window;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.window.Size;
import org.pierian.core.layer.window.Windows;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Mean of each window: `[batch, channels, height, width]` to `[batch, channels, height', width']`.
///
/// Padding counts as zeros, in the sum and in the divisor.
///
/// @param kernel size of the window
/// @param stride distance between windows
/// @param padding cells around the image, at most half of the window
public record AvgPool2d(Size kernel, Size stride, Size padding) implements LayerPlan {

    @Override
    public TensorType output(TensorType in) {
        Window w = window(in);
        return TensorType.numbers(Shape.of(w.channels(), w.outHeight(), w.outWidth()));
    }

    @Override
    public Layer build(TensorType in, Site site) {
        return new Pool2d(site.backend().meanPooling(window(in)));
    }

    private Window window(TensorType in) {
        return Windows.of("avg_pool2d", in.shape(), kernel, stride, padding, padding, Size.square(1));
    }
}
