package org.pierian.runner.report;

import java.util.Optional;
import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.report.markup.Decimals;

/// Collects what a network answers to the examples of a split, one kind of answer each.
interface Answers {

    /// Takes the answers to some examples, in order.
    ///
    /// @param first index of the first
    /// @param output `[examples, ..., outputs]`
    /// @param batch the examples, with what should be answered
    void add(int first, Tensor output, Batch batch);

    /// How sure the network is of an answer, larger for surer; less than any where that is not known.
    double surety(int example);

    /// How sure, in words.
    default String suretyText(int example) {
        return "";
    }

    /// What is right, in words.
    String actual(int example);

    /// What was answered, in words.
    String predicted(int example);

    /// Adds what is known of the whole split.
    Assessment complete(Assessment plain);

    /// A number as a person reads it.
    static String number(double value) {
        return Double.isFinite(value) ? Decimals.significant(value, 5) : Double.toString(value);
    }

    /// The most scores that are kept.
    int MOST_SCORES = 1 << 22;

    /// How far apart the examples are whose scores are kept.
    ///
    /// @param scores how many each has
    static int stride(long examples, long scores) {
        return (int) Math.max(1, Math.ceilDiv(examples * scores, (long) MOST_SCORES));
    }

    /// How many examples that are, where not all.
    static Optional<Integer> some(int examples, int stride) {
        return stride == 1 ? Optional.empty() : Optional.of(Math.ceilDiv(examples, stride));
    }
}
