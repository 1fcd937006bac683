package org.pierian.runner.report;

import java.util.List;

/// One number of a run along its epochs.
///
/// @param name what is measured: the name of a metric, `learning_rate`, `gradient_norm` or `weight_norm`
/// @param part the split, or the layer; empty where there is but one
/// @param epochs ascending, from 1
/// @param values one for each; not finite where a metric has none
public record Track(String name, String part, List<Integer> epochs, List<Double> values) {

    /// The learning rate of an epoch's last step.
    public static final String LEARNING_RATE = "learning_rate";

    /// The norm of a layer's gradient in an epoch's last step.
    public static final String GRADIENT_NORM = "gradient_norm";

    /// The norm of a layer's weights after an epoch.
    public static final String WEIGHT_NORM = "weight_norm";

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
        return name.equals(GRADIENT_NORM) || name.equals(WEIGHT_NORM);
    }
}
