package org.pierian.spec;

/// An average of the weights over training, with which the network is measured and saved.
@Doc(
        "An average of the weights over training. Training itself goes on with the weights of the last step; validation, test,"
                + " early stopping and the weights that are saved are those of the average.")
public sealed interface AverageSpec {

    @Key("ema")
    @Doc(
            value =
                    "Exponential moving average of the weights, updated after every step. Running statistics of `batch_norm`"
                            + " are those of the last step.",
            formula = "a = a + (1 - decay) * (w - a); after the first step a = w",
            source = "Polyak and Juditsky 1992; PyTorch, `torch.optim.swa_utils.get_ema_multi_avg_fn`",
            example = "average: {ema: 0.999}")
    record Ema(
            @Doc("Share of the average that stays in a step.") @Range(min = 0, max = 1, belowMax = true)
            double decay) implements AverageSpec {}

    @Key("swa")
    @Doc(
            value =
                    "Stochastic weight averaging: the mean of the weights at the ends of epochs. Until the first of them the"
                            + " network has the weights of the last step. Running statistics of `batch_norm` are computed anew for the"
                            + " average, by a pass over the training set.",
            formula = "a = a + (w - a) / n, for the n-th weights that are taken; for the first a = w",
            source = "Izmailov, Podoprikhin, Garipov, Vetrov and Wilson 2018, algorithm 1; PyTorch,"
                    + " `torch.optim.swa_utils.AveragedModel`, `update_bn`",
            example = "average: {swa: {start: 16}}")
    record Swa(
            @Doc("The first epoch whose weights are taken, from 1.") @Range(min = 1)
            int start,

            @Doc("Weights are taken at the end of every so many epochs from then on.") @Default("1") @Range(min = 1)
            int every)
            implements AverageSpec {}
}
