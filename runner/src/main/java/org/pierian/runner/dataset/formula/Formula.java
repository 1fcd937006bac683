package org.pierian.runner.dataset.formula;

import java.util.List;
import org.pierian.core.data.TargetType;
import org.pierian.core.tensor.TensorType;

/// How one kind of examples is computed.
interface Formula {

    /// One example.
    TensorType input();

    /// What a network should say of it.
    TargetType target();

    /// Names of the classes; none where a number is learned.
    List<String> classes();

    /// Names of the inputs in a table of new examples; none where an example is no row.
    List<String> columns();

    /// Computes an example.
    ///
    /// @param draws its random numbers
    /// @param example its number in its set
    /// @param inputs receives the inputs from `at` on
    /// @param targets receives its classes, -1 where none counts, or its numbers, from `to` on
    void write(SetNumbers draws, int example, float[] inputs, int at, float[] targets, int to);
}
