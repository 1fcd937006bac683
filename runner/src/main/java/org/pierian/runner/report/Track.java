package org.pierian.runner.report;

import java.util.List;

/// One number of a run along its epochs.
///
/// @param name what is measured: the name of a metric, `learning_rate`, `gradient_norm` or `weight_norm`
/// @param part the split, or the layer; empty where there is but one
/// @param epochs ascending, from 1
/// @param values one for each; not finite where a metric has none
public record Track(String name, String part, List<Integer> epochs, List<Double> values) {

    /// Takes copies.
    public Track {
        epochs = List.copyOf(epochs);
        values = List.copyOf(values);
    }

    /// How it is called among others: `validation loss`, `gradient_norm of 0`.
    public String title() {
        return part.isEmpty() ? name : isOfLayer() ? name + " of " + part : part + " " + name;
    }

    /// Whether it is a norm of a layer.
    public boolean isOfLayer() {
        return name.equals(RunHistory.GRADIENT_NORM) || name.equals(RunHistory.WEIGHT_NORM);
    }
}
