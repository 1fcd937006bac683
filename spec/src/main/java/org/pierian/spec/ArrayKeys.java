package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// The keys that every dataset of arrays has.
public interface ArrayKeys {

    /// Name of the array of the inputs.
    String inputs();

    /// Name of the array of the targets, where they are in one.
    Optional<String> targets();

    /// Shape of one example.
    List<Integer> shape();

    /// What a network should say.
    ArrayTargetSpec target();

    /// The bound of the inputs where they are indices.
    Optional<Integer> vocabulary();

    /// How the inputs are scaled.
    ArrayScale scale();

    /// Which examples are the test set.
    RowSetSpec test();

    /// Which examples are the validation set, if some are.
    Optional<RowSetSpec> validation();

    /// What examples are drawn by; 0 unless written.
    Optional<Long> splitSeed();
}
