package org.pierian.runner.predict;

import java.util.List;

/// Takes the answers to examples, in their order.
public interface AnswerSink {

    /// What is said of each example; called once, before the first, and also where no example follows.
    ///
    /// @param names of what is kept of an example, then of its answers
    void begin(List<String> names);

    /// Takes an example's answers.
    ///
    /// @param values for each name a text or a number
    void add(List<Object> values);

    /// A batch of examples is done.
    default void batchDone() {}

    /// What was taken so far is to be passed on.
    default void flush() {}
}
