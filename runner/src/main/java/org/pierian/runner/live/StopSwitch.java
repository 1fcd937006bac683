package org.pierian.runner.live;

/// By which training is stopped after the present step, as Ctrl-C does.
public interface StopSwitch {

    /// Asks training to stop.
    void ask();

    /// Whether anybody has.
    boolean isAsked();
}
