package org.pierian.core.layer.pooling;

import org.pierian.core.backend.Window;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.window.Size;
import org.pierian.core.layer.window.Windows;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Largest element of each window: `[batch, channels, height, width]` to `[batch, channels, height', width']`.
///
/// Padding counts as minus infinity; of equals the first in row-major order wins and gets the gradient.
///
/// @param kernel size of the window
/// @param stride distance between windows
/// @param padding cells around the image, at most half of the window
public record MaxPool2d(Size kernel, Size stride, Size padding) implements LayerPlan {

    @Override
    public TensorType output(TensorType in) {
        Window w = window(in);
        return TensorType.numbers(Shape.of(w.channels(), w.outHeight(), w.outWidth()));
    }

    @Override
    public long scratch(TensorType in, int maxBatch) {
        return (long) maxBatch * output(in).shape().size(); // where each winner lies
    }

    @Override
    public Layer build(TensorType in, Site site) {
        return new Pool2d(site.backend().maxPooling(window(in), site.maxBatch()));
    }

    private Window window(TensorType in) {
        return Windows.of("max_pool2d", in.shape(), kernel, stride, padding, padding, Size.square(1));
    }
}
