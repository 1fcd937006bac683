package org.pierian.core.optimizer;

import java.util.List;

/// Changes one parameter as a whole, see [MatrixFormula].
public interface Follower {

    /// What is remembered of the parameter between steps.
    List<OptimizerState> memory();

    /// Takes the step whose number and size [Formula#rule] was given last.
    void step();
}
