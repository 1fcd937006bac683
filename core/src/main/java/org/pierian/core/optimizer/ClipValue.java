package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.kernel.Norms;
import org.pierian.core.layer.Parameter;

/// Brings every number of every gradient into `[-max, max]`.
///
/// **Source:** PyTorch, `clip_grad_value_`.
///
/// @param max largest size, above 0, rounded to float32
public record ClipValue(double max) implements Clipping {

    @Override
    public boolean clip(List<Parameter> parameters) {
        float most = (float) max;
        boolean finite = true;
        for (int i = 0; i < parameters.size(); i++) {
            float[] g = parameters.get(i).grad().data();
            int n = parameters.get(i).grad().size();
            finite &= Float.isFinite(Norms.largestSize(n, g));
            Norms.clamp(n, g, most);
        }
        return finite;
    }
}
