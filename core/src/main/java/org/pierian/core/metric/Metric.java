package org.pierian.core.metric;

import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;

/// A number that says how good a network's outputs are, computed from sums over examples in the order in which
/// they come, or from what was kept of each of them.
public interface Metric {

    /// The name in records, tables and specs, for example `accuracy`.
    String name();

    /// Which values are better.
    Better better();

    /// Whether it compares outputs with classes; otherwise it takes numbers, or looks at losses alone.
    boolean needsClasses();

    /// Adds the examples of a batch.
    ///
    /// @param output the network's output, `[batch, ...]`
    /// @param batch what it should have been
    /// @param losses loss of each target
    void add(Tensor output, Batch batch, Tensor losses);

    /// The sums so far, in a new array; what [#restore] and [#merge] take.
    double[] sums();

    /// Whether sums can be those of this metric, so that [#restore] takes them.
    boolean accepts(double[] sums);

    /// Continues from sums that were kept; zeros are the start.
    ///
    /// @throws IllegalArgumentException when they are not [accepted][#accepts]
    void restore(double[] sums);

    /// Adds the sums over examples that come after those of this metric.
    void merge(double[] later);

    /// The metric of all examples so far; meaningless before the first.
    double value();

    /// Forgets all examples.
    void clear();
}
