package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.backend.DescentRule;
import org.pierian.core.backend.UpdateRule;

/// A step against the gradient: `p = p - rate * g`.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, class `GradientDescent`.
public final class GradientDescent implements Formula {

    private final DescentRule rule = new DescentRule();

    @Override
    public List<String> memory() {
        return List.of();
    }

    @Override
    public UpdateRule rule(long step, double learningRate) {
        return rule.set((float) learningRate);
    }
}
