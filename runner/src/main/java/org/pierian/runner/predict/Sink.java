package org.pierian.runner.predict;

/// Where lines go.
@FunctionalInterface
public interface Sink {

    /// Takes lines, in order.
    void write(String lines);

    /// Nothing follows, and all is well.
    default void end() {}
}
