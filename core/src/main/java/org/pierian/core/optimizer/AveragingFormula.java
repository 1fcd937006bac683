package org.pierian.core.optimizer;

import org.pierian.core.backend.UpdateRule;

/// A formula whose parameters stand at one point while gradients are taken, and at another, an average, when
/// they are evaluated or saved. Both points follow from what is remembered, so nothing is lost on the way
/// between them.
public interface AveragingFormula extends Formula {

    /// Sets an element to where it is evaluated; it reads only what is remembered.
    UpdateRule evaluationPoint();

    /// Sets an element to where its gradient is taken, with the bits that the last step gave it; likewise.
    UpdateRule trainingPoint();
}
