package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// The keys that all texts have whose answers are known.
public interface TextKeys {

    /// What a token is.
    TokensSpec tokens();

    /// The most steps of an example.
    int sequenceLength();

    /// The classes, in the order of the outputs.
    List<String> classes();

    /// Whether what is longer is cut off; refused unless written.
    Optional<Boolean> truncate();

    /// Which examples are the test set.
    RowSetSpec test();

    /// Which examples are the validation set, if some are.
    Optional<RowSetSpec> validation();

    /// What examples are drawn by.
    Optional<Long> splitSeed();
}
