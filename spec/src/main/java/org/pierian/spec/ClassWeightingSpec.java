package org.pierian.spec;

import java.util.List;

/// How much the examples of each class count in a loss.
@Doc("How much the examples of each class count in a loss, relative to each other.")
public sealed interface ClassWeightingSpec {

    @Key("balanced")
    @Doc(
            value = "All classes count the same, however many training examples they have; a class without any as if it"
                    + " had one.",
            formula = "weight[c] = training examples / (classes * training examples of c)",
            shapes = "a training set -> one weight per class",
            source = "King and Zeng 2001; scikit-learn, `compute_class_weight('balanced')`",
            example = "loss: {softmax_cross_entropy: {class_weights: balanced}}")
    record Balanced() implements ClassWeightingSpec {}

    @Key("by_class")
    @Doc(
            value = "A weight for each class.",
            shapes = "one weight per class",
            source = "PyTorch, `torch.nn.CrossEntropyLoss`, `weight`",
            example = "loss: {softmax_cross_entropy: {class_weights: {by_class: [1.0, 3.0]}}}")
    record ByClass(
            @Doc("The weights, in the order of the classes.") @Range(min = 0, aboveMin = true)
            List<Double> weights) implements ClassWeightingSpec {}
}
