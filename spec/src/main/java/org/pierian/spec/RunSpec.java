package org.pierian.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A whole experiment, every default filled in.
@Doc(value = "A whole experiment.", example = """
                name: xor
                seed: 0
                dataset: xor
                architecture:
                  - linear: 2
                  - sigmoid
                  - linear: 1
                loss: sse
                optimizer: {gradient_descent: 0.1}
                batch_size: 1
                epochs: 3000
                shuffle: false""")
public record RunSpec(
        @Doc("Name of the experiment: letters, digits, `.`, `_` and `-`. The file's name unless written.") @Identifier
        String name,

        @Doc("Version of the arithmetic that the spec was written for.") @Default("1") @Range(min = 1, max = 1)
        int numerics,

        @Doc("Seed of all random numbers; any 64-bit integer.") @Default("0")
        long seed,

        @Doc("Where examples come from.") DatasetSpec dataset,

        @Doc("How the pictures of the training set are changed at random; not at all unless written.")
        Optional<List<AugmentSpec>> augment,

        @Doc("The layers, in order.") List<LayerSpec> architecture,

        @Doc("How weights are initialized.") @Default("xavier")
        InitSpec init,

        @Doc("How biases are initialized.") @Default("zeros")
        InitSpec biasInit,

        @Doc("What training minimizes.") LossSpec loss,

        @Doc("What is measured of each split besides the loss. Unless written, `accuracy` for classes,"
                + " and `mae`, `rmse` and `r2` for numbers.")
        Optional<List<MetricSpec>> metrics,

        @Doc("How parameters are updated from their gradients.")
        OptimizerSpec optimizer,

        @Doc("How the learning rate changes; constant unless written.")
        Optional<ScheduleSpec> schedule,

        @Doc("What training minimizes besides the loss; nothing unless written.")
        Optional<PenaltySpec> penalty,

        @Doc("How large gradients are clipped; not at all unless written.")
        Optional<ClippingSpec> clip,

        @Doc(
                "Patterns of the names of parameters that keep their initial values. Optimizer, weight decay, `penalty` and `clip`"
                        + " leave them out. `*` is one or more characters without a dot, `**` any.")
        @NamePattern
        Optional<List<String>> freeze,

        @Doc("Settings of the optimizer for some of the parameters.")
        Optional<List<ParameterGroupSpec>> parameterGroups,

        @Doc("An average of the weights with which the network is measured and saved; none unless written.")
        Optional<AverageSpec> average,

        @Doc("Examples that pass through the network at once.") @Default("32") @Range(min = 1)
        int batchSize,

        @Doc(
                "Batches whose gradients make one step of the optimizer; 1 unless written. The result has the bits of a batch"
                        + " so many times as large, apart from `batch_norm`, in the memory of one batch.")
        @Range(min = 1)
        Optional<Integer> accumulate,

        @Doc("Passes over the training set.") @Default("1") @Range(min = 1)
        int epochs,

        @Doc("Whether examples are shuffled in every epoch.") @Default("true")
        boolean shuffle,

        @Doc(
                "Batches among which the shuffled examples are sorted by length, so that those of a batch are about equally long"
                        + " and less is padding; not at all unless written.")
        @Range(min = 2, max = 65536)
        Optional<Integer> bucketByLength,

        @Doc("The metric that ends training early when it stops improving; none unless written.")
        Optional<EarlyStoppingSpec> earlyStopping,

        @Doc(
                "How often a checkpoint is written; every ten minutes unless written, and always at a signal that stops the run.")
        Optional<CheckpointSpec> checkpoint)
        implements Constrained {

    /// Says that the validation set is watched, where there is one and nothing else is written.
    public RunSpec {
        if (dataset.hasValidation()) {
            schedule = schedule.map(rates -> rates.watching(Split.VALIDATION));
            earlyStopping = earlyStopping.map(stopping -> stopping.watching(Split.VALIDATION));
        }
    }

    /// How far pictures are mixed while training, if they are.
    public Optional<AugmentSpec.Mixup> mixup() {
        return augment.map(List::getLast)
                .filter(AugmentSpec.Mixup.class::isInstance)
                .map(AugmentSpec.Mixup.class::cast);
    }

    /// Batches in a step of the optimizer, apart from the last of an epoch.
    public int batchesPerStep() {
        return accumulate.orElse(1);
    }

    /// Examples in a step of the optimizer, apart from the last of an epoch.
    public int stepSize() {
        return (int) Math.min(Integer.MAX_VALUE, (long) batchSize * batchesPerStep());
    }

    /// The layers with every `repeat` written out, in order.
    public List<LayerSpec.Child> layers() {
        return LayerSpec.Inside.of("architecture", architecture).children();
    }

    /// A split that something watches.
    ///
    /// @param key of what watches it, `early_stopping.loss`
    /// @param split what it watches; in a valid spec always there
    public record Watch(String key, Optional<Split> split) {

        /// Whether it watches a split.
        public boolean isOf(Split other) {
            return split.filter(other::equals).isPresent();
        }
    }

    /// What chooses weights, rates or the length of training by a metric, and the split that it watches.
    public List<Watch> watches() {
        List<Watch> watches = new ArrayList<>();
        earlyStopping.ifPresent(stopping ->
                watches.add(new Watch("early_stopping." + stopping.metric().word(), stopping.split())));
        schedule.map(ScheduleSpec::last)
                .ifPresent(last -> last.plateau()
                        .ifPresent(plateau -> watches.add(
                                new Watch("schedule." + last.prefix() + "reduce_on_plateau", plateau.split()))));
        return List.copyOf(watches);
    }

    /// The split that is measured after each epoch: the validation set, or without one the test set where something
    /// watches it.
    public Optional<Split> watched() {
        if (dataset.hasValidation()) {
            return Optional.of(Split.VALIDATION);
        }
        return watches().stream().anyMatch(watch -> watch.isOf(Split.TEST))
                ? Optional.of(Split.TEST)
                : Optional.empty();
    }

    @Override
    public List<Contradiction> contradictions() {
        List<MetricSpec> all = metrics.orElse(List.of());
        Rules rules = new Rules();
        for (int i = 0; i < all.size() && rules.broken().isEmpty(); i++) {
            rules.require(
                    !all.subList(0, i).contains(all.get(i)),
                    "metrics[" + i + "]",
                    "`metrics` has one metric twice",
                    "delete one");
        }
        rules.require(
                schedule.isEmpty() || optimizer.takesSchedule(),
                "schedule",
                "`schedule_free_adamw` takes no schedule: its average does what a falling rate does",
                "delete `schedule`; for a warm-up write `warmup_steps` in the optimizer");
        LayerNames.require(rules, "architecture", architecture, Set.of());
        rules.require(
                shuffle || bucketByLength.isEmpty(),
                "bucket_by_length",
                "`bucket_by_length` sorts examples that are shuffled, and `shuffle` is `false`",
                "delete `bucket_by_length`, or write `shuffle: true`");
        requireDecay(rules);
        requireMixupLast(rules);
        LayerCount.require(rules, "architecture", architecture);
        for (Watch watch : watches()) {
            String key = watch.key() + ".split";
            rules.require(
                            watch.split().isPresent(),
                            watch.key(),
                            "a metric is watched, and the dataset has no validation set to measure it on",
                            "add `validation` to the dataset, or write `split: train`")
                    .require(
                            !watch.isOf(Split.VALIDATION) || dataset.hasValidation(),
                            key,
                            "`split: validation` needs a validation set, and the dataset has none",
                            "add `validation` to the dataset, or write `split: train`")
                    .require(
                            !watch.isOf(Split.TEST) || !dataset.hasValidation(),
                            key,
                            "`split: test` may not be watched where there is a validation set; the test set is measured"
                                    + " once, after training",
                            "delete `split`, which is then `validation`");
        }
        return rules.broken();
    }

    private void requireMixupLast(Rules rules) {
        List<AugmentSpec> changes = augment.orElse(List.of());
        for (int i = 0; i < changes.size() - 1; i++) {
            rules.require(
                    !(changes.get(i) instanceof AugmentSpec.Mixup),
                    "augment[" + i + "]",
                    "`mixup` comes last, as what is mixed are pictures that have been changed",
                    "move it to the end of `augment`");
        }
    }

    private void requireDecay(Rules rules) {
        List<ParameterGroupSpec> groups = parameterGroups.orElse(List.of());
        for (int i = 0; i < groups.size(); i++) {
            rules.require(
                    optimizer.hasWeightDecay() || !(groups.get(i) instanceof ParameterGroupSpec.WeightDecay),
                    "parameter_groups[" + i + "]",
                    "the optimizer has no `weight_decay`",
                    "delete the group, or take `sgd`");
        }
    }

    /// The spec without the keys that change no bit of the result.
    public RunSpec essence() {
        return new RunSpec(
                name,
                numerics,
                seed,
                dataset,
                augment,
                architecture,
                init,
                biasInit,
                loss,
                metrics,
                optimizer,
                schedule,
                penalty,
                clip,
                freeze,
                parameterGroups,
                average,
                batchSize,
                accumulate.filter(batches -> batches > 1),
                epochs,
                shuffle,
                bucketByLength,
                earlyStopping,
                Optional.empty());
    }
}
