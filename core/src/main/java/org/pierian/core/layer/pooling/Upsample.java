package org.pierian.core.layer.pooling;

import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Pooling;
import org.pierian.core.backend.Upsampling;
import org.pierian.core.layer.window.Size;
import org.pierian.core.layer.window.Windows;
import org.pierian.core.tensor.Shape;

/// Makes images larger: `[batch, channels, height, width]` to `[batch, channels, height * scale, width * scale]`, by
/// copies of the nearest number or by mixing the four around; see [Upsampling].
///
/// **Source:** PyTorch, `torch.nn.Upsample` with `align_corners=False`.
///
/// @param scale times that height and width become, each at least 1
/// @param bilinear whether numbers in between are mixed
public record Upsample(Size scale, boolean bilinear) implements PoolPlan {

    @Override
    public String word() {
        return "upsample";
    }

    @Override
    public Shape outputShape(Shape in) {
        Upsampling geometry = geometry(in);
        return Shape.of(geometry.channels(), geometry.outHeight(), geometry.outWidth());
    }

    @Override
    public Pooling pooling(Shape in, Backend backend, int maxBatch) {
        return backend.upsampling(geometry(in));
    }

    private Upsampling geometry(Shape in) {
        Windows.requireImage(word(), in);
        return new Upsampling(in.dim(0), in.dim(1), in.dim(2), scale.height(), scale.width(), bilinear);
    }
}
