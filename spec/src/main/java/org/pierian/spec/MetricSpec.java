package org.pierian.spec;

/// What is measured of each split after each epoch. The loss is always measured and is no member.
@Doc("What is measured of each split after each epoch. The loss is always measured too, and is not written here.")
public sealed interface MetricSpec {

    @Key("accuracy")
    @Doc(
            value =
                    "Fraction of the examples whose class is predicted, or of the steps or pixels where each has a class;"
                            + " larger is better.",
            formula = "(number of examples i with prediction[i] = class[i]) / examples; the prediction is the index of"
                    + " the largest output, the first of equals; of a single output, 1 from 0.5 on and 0 below",
            shapes = "[classes] and a class -> one number per split",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `fizzbuzz_accuracy`",
            example = "metrics: [accuracy]")
    record Accuracy() implements MetricSpec {}

    @Key("balanced_accuracy")
    @Doc(
            value = "Mean recall of the classes that have examples; larger is better.",
            formula =
                    "mean over the classes c with examples of (examples of c that are predicted as c) / (examples of c)",
            shapes = "[classes] and a class -> one number per split",
            source = "Brodersen et al. 2010; scikit-learn, `balanced_accuracy_score`",
            example = "metrics: [accuracy, balanced_accuracy]")
    record BalancedAccuracy() implements MetricSpec {}

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

    @Key("precision")
    @Doc(
            value = "Fraction of the predictions of a class that are right; larger is better.",
            formula = "of class c: (right predictions of c) / (predictions of c), 0 where it is never predicted",
            shapes = "[classes] and a class -> one number per split",
            source = "scikit-learn, `precision_recall_fscore_support` with `zero_division=0`",
            example = "metrics: [{precision: macro}]")
    record Precision(
            @Doc("How the rates of the classes become one number.") @Default("macro")
            Average average) implements MetricSpec {}

    @Key("recall")
    @Doc(
            value = "Fraction of the examples of a class that are predicted as it; larger is better.",
            formula = "of class c: (right predictions of c) / (examples of c), 0 where it has no example",
            shapes = "[classes] and a class -> one number per split",
            source = "scikit-learn, `precision_recall_fscore_support` with `zero_division=0`",
            example = "metrics: [{recall: macro}]")
    record Recall(
            @Doc("How the rates of the classes become one number.") @Default("macro")
            Average average) implements MetricSpec {}

    @Key("f1")
    @Doc(
            value = "Harmonic mean of precision and recall of a class; larger is better.",
            formula =
                    "of class c: 2 * (right predictions of c) / (predictions of c + examples of c), 0 where both are none",
            shapes = "[classes] and a class -> one number per split",
            source = "van Rijsbergen 1979; scikit-learn, `precision_recall_fscore_support` with `zero_division=0`",
            example = "metrics: [{f1: macro}]")
    record F1(
            @Doc("How the rates of the classes become one number.") @Default("macro")
            Average average) implements MetricSpec {}

    @Key("roc_auc")
    @Doc(
            value = "Area under the receiver operating characteristic: the probability that an example of a class has a"
                    + " higher score than one of another; larger is better. With more than two classes, the mean over"
                    + " each class against all others.",
            formula =
                    "(number of pairs of an example of c and another one with the higher score for c at the first + half"
                            + " the pairs with equal scores) / pairs; scores are the softmax of the outputs with the loss"
                            + " softmax_cross_entropy, else the outputs",
            shapes = "[classes] and a class -> one number per split",
            source = "Hanley and McNeil 1982; scikit-learn, `roc_auc_score` with `multi_class='ovr'`",
            example = "metrics: [accuracy, roc_auc]")
    record RocAuc() implements MetricSpec {}

    @Key("average_precision")
    @Doc(
            value = "Mean precision over all recalls; larger is better. With more than two classes, the mean over each"
                    + " class against all others.",
            formula =
                    "sum over the different scores k, from the largest down, of (R[k] - R[k-1]) * P[k], with precision P"
                            + " and recall R of predicting c from that score on; scores as for roc_auc",
            shapes = "[classes] and a class -> one number per split",
            source = "Manning, Raghavan and Schuetze 2008, sec. 8.4; scikit-learn, `average_precision_score`",
            example = "metrics: [roc_auc, average_precision]")
    record AveragePrecision() implements MetricSpec {}

    @Key("log_loss")
    @Doc(
            value =
                    "Mean negative logarithm of the probability of the class, without class weights and label smoothing;"
                            + " smaller is better. Needs the loss `softmax_cross_entropy`.",
            formula = "(sum over examples i of -log(softmax(outputs[i])[class[i]])) / examples",
            shapes = "[classes] and a class -> one number per split",
            source = "Good 1952; scikit-learn, `log_loss`",
            example = "metrics: [accuracy, log_loss]")
    record LogLoss() implements MetricSpec {}

    @Key("calibration_error")
    @Doc(
            value = "Expected calibration error: how far the probability of the predicted class is from the fraction of"
                    + " right predictions; smaller is better. Needs the loss `softmax_cross_entropy`.",
            formula =
                    "sum over bins b of (examples in b) / examples * |accuracy[b] - mean probability[b]|, where bin m of M"
                            + " has the probabilities above (m - 1) / M and up to m / M",
            shapes = "[classes] and a class -> one number per split",
            source = "Guo, Pleiss, Sun and Weinberger 2017, eq. 3",
            example = "metrics: [log_loss, {calibration_error: 10}]")
    record CalibrationError(
            @Doc("Number of bins.") @Default("15") @Range(min = 1, max = 1000)
            int bins) implements MetricSpec {}

    @Key("token_accuracy")
    @Doc(
            value =
                    "Fraction of the tokens that are predicted: `accuracy` by the name that is usual for sequences; larger is"
                            + " better.",
            formula = "(number of targets i that count with prediction[i] = class[i]) / targets that count",
            shapes = "[time, classes] and a class for each step -> one number per split",
            source = "Hugging Face, Transformers",
            example = "metrics: [token_accuracy, perplexity]")
    record TokenAccuracy() implements MetricSpec {}

    @Key("perplexity")
    @Doc(
            value = "Exponential of the mean loss; smaller is better. Needs a loss that is a cross-entropy, such as"
                    + " `softmax_cross_entropy` or `nll`.",
            formula = "exp((sum over targets i that count of loss[i]) / targets that count)",
            shapes = "losses of all targets -> one number per split",
            source = "Jelinek et al. 1977",
            example = "metrics: [perplexity]")
    record Perplexity() implements MetricSpec {}

    @Key("bits_per_character")
    @Doc(
            value =
                    "Loss of a character in bits, of a network that predicts a text; smaller is better. Tokens of `bpe` have as"
                            + " many characters as they have; each byte of `bytes` and each word counts as one. Needs a loss that is a"
                            + " cross-entropy, such as `softmax_cross_entropy` or `nll`.",
            formula = "((sum over targets i that count of loss[i]) / characters of targets that count) / ln 2",
            shapes = "losses of all targets -> one number per split",
            source = "Graves 2013, Generating sequences with recurrent neural networks, sec. 3",
            example = "metrics: [bits_per_character]")
    record BitsPerCharacter() implements MetricSpec {}

    @Key("iou")
    @Doc(
            value =
                    "Intersection over union, the mean of the classes: of each, the targets that are predicted as it and"
                            + " are it, by those that are one or the other; larger is better.",
            formula =
                    "mean over the classes c that occur of (right predictions of c) / (targets of c + predictions of c"
                            + " - right predictions of c)",
            shapes = "[classes, height, width] and a class for each pixel -> one number per split",
            source = "Jaccard 1912; Everingham et al. 2015, sec. 2.3",
            example = "metrics: [accuracy, iou]")
    record Iou() implements MetricSpec {}

    @Key("label_accuracy")
    @Doc(
            value =
                    "Fraction of the labels of all examples that are right, where an example may have several; larger is"
                            + " better.",
            formula =
                    "(number of labels j of examples i with prediction[i, j] = target[i, j]) / (examples * labels); the"
                            + " prediction is 1 from a probability of 0.5 on",
            shapes = "[labels] and a 0 or 1 for each -> one number per split",
            source = "scikit-learn, 1 - `hamming_loss`",
            example = "metrics: [label_accuracy]")
    record LabelAccuracy() implements MetricSpec {}

    @Key("exact_match")
    @Doc(
            value = "Fraction of the examples of which all labels are right; larger is better.",
            formula = "(number of examples i with prediction[i, j] = target[i, j] for all j) / examples",
            shapes = "[labels] and a 0 or 1 for each -> one number per split",
            source = "scikit-learn, `accuracy_score` of several labels",
            example = "metrics: [label_accuracy, exact_match]")
    record ExactMatch() implements MetricSpec {}

    @Key("label_f1")
    @Doc(
            value =
                    "Harmonic mean of precision and recall of a label, where an example may have several; larger is better.",
            formula =
                    "of label j: 2 * (right predictions of j) / (predictions of j + examples with j), 0 where both are none",
            shapes = "[labels] and a 0 or 1 for each -> one number per split",
            source = "scikit-learn, `f1_score` of several labels with `zero_division=0`",
            example = "metrics: [{label_f1: macro}]")
    record LabelF1(
            @Doc("How the rates of the labels become one number.") @Default("macro")
            Average average) implements MetricSpec {}

    @Key("mae")
    @Doc(
            value = "Mean absolute error, in the units of the data; smaller is better.",
            formula = "(sum over examples i of |prediction[i] - target[i]|) / examples",
            shapes = "prediction and target of one shape -> one number per split",
            source = "scikit-learn, `mean_absolute_error`",
            example = "metrics: [mae]")
    record Mae() implements MetricSpec {}

    @Key("mse")
    @Doc(
            value = "Mean squared error, in the square of the units of the data; smaller is better.",
            formula = "(sum over examples i of (prediction[i] - target[i])^2) / examples",
            shapes = "prediction and target of one shape -> one number per split",
            source = "scikit-learn, `mean_squared_error`",
            example = "metrics: [mse]")
    record Mse() implements MetricSpec {}

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

    @Key("mape")
    @Doc(
            value =
                    "Mean absolute percentage error, as a fraction; smaller is better. Targets near 0 make it very large.",
            formula = "(sum over examples i of |prediction[i] - target[i]| / max(|target[i]|, 2^-52)) / examples",
            shapes = "prediction and target of one shape -> one number per split",
            source = "scikit-learn, `mean_absolute_percentage_error`",
            example = "metrics: [mae, mape]")
    record Mape() implements MetricSpec {}
}
