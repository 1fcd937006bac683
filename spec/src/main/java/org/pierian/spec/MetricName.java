package org.pierian.spec;

/// A metric by its name: `loss`, or the word of a member of [MetricSpec].
///
/// @param word the name
public record MetricName(String word) {

    /// The mean loss, which is always measured.
    @Doc("Mean loss; smaller is better.")
    public static final MetricName LOSS = new MetricName("loss");
}
