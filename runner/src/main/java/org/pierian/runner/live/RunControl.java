package org.pierian.runner.live;

/// Takes what is asked of a run in progress.
public interface RunControl {

    /// Asks. The run answers by what it tells afterwards.
    ///
    /// @return whether anything trains the run that could do it
    boolean ask(Wish wish);
}
