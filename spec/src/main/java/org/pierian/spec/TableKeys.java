package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// The keys that every table has.
public interface TableKeys {

    /// The inputs, in order.
    List<FeatureSpec> features();

    /// The column that is learned.
    TargetSpec target();

    /// Which rows are the test set.
    RowSetSpec test();

    /// Which rows are the validation set, if some are.
    Optional<RowSetSpec> validation();

    /// What rows are drawn by; 0 unless written.
    Optional<Long> splitSeed();

    /// The column whose equal values keep rows together when they are drawn.
    Optional<String> group();

    /// Whether drawn rows have the classes in the proportions of the table, where that is written.
    Optional<Boolean> stratify();

    /// Texts besides the empty cell that mark a missing value.
    Optional<List<String>> missingValues();
}
