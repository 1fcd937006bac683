package org.pierian.core.backend;

/// What a [Normalization] takes together.
///
/// @param over the numbers that have one mean and one variance
/// @param channels how many weights and biases there are; an example is `[channels, area]`
/// @param area positions of one channel
/// @param groups equal groups of neighbouring channels in an example; 1 for [Over#POSITIONS]
/// @param epsilon added to the variance, above 0
public record NormGeometry(Over over, int channels, int area, int groups, double epsilon) {

    /// Requires groups that divide the channels.
    public NormGeometry {
        if (channels % groups != 0) {
            throw new IllegalArgumentException(channels + " channels do not make " + groups + " groups");
        }
    }

    /// Which numbers of an example have one mean and one variance.
    public enum Over {
        /// All positions of the channels of a group.
        GROUPS,
        /// The same, without a mean: the mean of the squares is in place of the variance.
        SQUARES,
        /// The channels of one position.
        POSITIONS
    }

    /// Numbers of an example.
    public int size() {
        return channels * area;
    }
}
