package org.pierian.runner.run;

/// How a training with early stopping ended.
///
/// @param epochs epochs that were trained
/// @param best the epoch, from 1, in which the watched metric was best
/// @param split the split that it was watched on
/// @param metric its name
/// @param keepsBest whether the weights of that epoch are kept, and not those of the last
public record Ending(int epochs, int best, String split, String metric, boolean keepsBest) {

    /// The epoch whose weights are kept.
    public int kept() {
        return keepsBest ? best : epochs;
    }

    /// In one line, for a person.
    ///
    /// @param planned epochs that the spec asks for
    public String text(int planned) {
        String end = epochs < planned
                ? "stopped after epoch " + epochs + " of " + planned
                : "trained to the last epoch, " + planned;
        return end + ": " + split + " " + metric + " was best in epoch " + best
                + (keepsBest ? ", whose weights are kept" : "; the weights of epoch " + epochs + " are kept");
    }
}
