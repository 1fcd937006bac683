package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.backend.Backend;
import org.pierian.core.layer.Parameter;
import org.pierian.core.tensor.Tensor;

/// Brings every number of every gradient into `[-max, max]`.
///
/// **Source:** PyTorch, `clip_grad_value_`.
///
/// @param max largest absolute value, above 0, rounded to float32
public record ClipValue(double max) implements Clipping {

    @Override
    public boolean clip(List<Parameter> parameters, Backend backend) {
        float most = (float) max;
        boolean finite = true;
        for (int i = 0; i < parameters.size(); i++) {
            Tensor g = parameters.get(i).gradient().tensor();
            finite &= Float.isFinite(backend.reductions().largestAbsoluteValue(g));
            backend.elementwise().clamp(0, g.size(), g, most);
        }
        return finite;
    }
}
