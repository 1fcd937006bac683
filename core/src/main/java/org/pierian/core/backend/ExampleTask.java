package org.pierian.core.backend;

/// What is to be done with each example of a batch, on the thread that has it in its cache; several threads at once
/// do different examples.
@FunctionalInterface
public interface ExampleTask {

    /// Does nothing.
    ExampleTask NONE = example -> {};

    /// Does it.
    ///
    /// @param example number within the batch, from 0
    void run(int example);
}
