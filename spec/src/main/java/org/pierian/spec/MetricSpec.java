package org.pierian.spec;

/// What is measured of each split after each epoch. The loss is always measured and is no member.
@Doc("What is measured of each split after each epoch. The loss is always measured too, and is not written here.")
public sealed interface MetricSpec {

    @Key("accuracy")
    @Doc(
            value = "Fraction of the examples whose class is predicted; larger is better.",
            formula = "(number of examples i with prediction[i] = class[i]) / examples; the prediction is the index of"
                    + " the largest output, the first of equals; of a single output, 1 from 0.5 on and 0 below",
            shapes = "[classes] and a class -> one number per split",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `fizzbuzz_accuracy`",
            example = "metrics: [accuracy]")
    record Accuracy() implements MetricSpec {}

    @Key("top_k")
    @Doc(
            value = "Fraction of the examples whose class is among the k largest outputs; larger is better.",
            formula =
                    "(number of examples i with rank[i] < k) / examples; rank[i] counts the outputs that are larger than"
                            + " that of the class, and equal ones before it",
            shapes = "[classes] and a class -> one number per split",
            source = "Russakovsky et al. 2015, ImageNet Large Scale Visual Recognition Challenge, sec. 4.1",
            example = "metrics: [accuracy, {top_k: 3}]")
    record TopK(
            @Doc("How many of the largest outputs count.") @Default("5") @Range(min = 1)
            int k) implements MetricSpec {}

    @Key("mae")
    @Doc(
            value = "Mean absolute error, in the units of the data; smaller is better.",
            formula = "(sum over examples i of |prediction[i] - target[i]|) / examples",
            shapes = "prediction and target of one shape -> one number per split",
            source = "scikit-learn, `mean_absolute_error`",
            example = "metrics: [mae]")
    record Mae() implements MetricSpec {}

    @Key("rmse")
    @Doc(
            value = "Root of the mean squared error, in the units of the data; smaller is better.",
            formula = "sqrt((sum over examples i of (prediction[i] - target[i])^2) / examples)",
            shapes = "prediction and target of one shape -> one number per split",
            source = "scikit-learn, `root_mean_squared_error`",
            example = "metrics: [mae, rmse]")
    record Rmse() implements MetricSpec {}

    @Key("r2")
    @Doc(
            value =
                    "Coefficient of determination: 1 for exact predictions, 0 for those that are no better than the mean of"
                            + " the split's targets; larger is better.",
            formula = "1 - (sum over examples i of (prediction[i] - target[i])^2) /"
                    + " (sum over examples i of (target[i] - mean)^2)",
            shapes = "prediction and target of one shape -> one number per split",
            source = "scikit-learn, `r2_score`",
            example = "metrics: [r2]")
    record R2() implements MetricSpec {}
}
