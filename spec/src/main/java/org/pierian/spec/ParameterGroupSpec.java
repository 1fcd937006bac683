package org.pierian.spec;

import java.util.List;

/// A setting of the optimizer for some of the parameters.
@Doc("A setting of the optimizer for some of the parameters, which are named by patterns: `*` is one or more characters"
        + " without a dot, `**` any. Of several groups of one word that match a parameter, the first counts.")
public sealed interface ParameterGroupSpec {

    /// Patterns of the names of the parameters that it is for.
    List<String> parameters();

    @Key("learning_rate")
    @Doc(
            value = "Another learning rate: that of the optimizer, as the schedule changes it, times a factor.",
            formula = "learning_rate = factor * learning_rate",
            source =
                    "Howard and Ruder 2018, Universal language model fine-tuning for text classification, sec. 3.2; PyTorch,"
                            + " `lr` of a parameter group",
            example = "- learning_rate: {factor: 0.1, parameters: [\"**.bias\"]}")
    record LearningRate(
            @Doc("What the learning rate is multiplied by. For 0, write `freeze`.") @Range(min = 0, aboveMin = true)
            double factor,

            @Doc("Patterns of the names of the parameters.") @NamePattern
            List<String> parameters)
            implements ParameterGroupSpec {}

    @Key("weight_decay")
    @Doc(
            value = "Another weight decay; 0 for biases and the weights of norms, as is usual.",
            source = "Loshchilov and Hutter 2019; PyTorch, `weight_decay` of a parameter group",
            example = "- weight_decay: {value: 0.0, parameters: [\"**.bias\"]}")
    record WeightDecay(
            @Doc("Takes the place of the optimizer's `weight_decay`.") @Range(min = 0)
            double value,

            @Doc("Patterns of the names of the parameters.") @NamePattern
            List<String> parameters)
            implements ParameterGroupSpec {}
}
