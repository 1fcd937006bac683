package org.pierian.spec;

import java.util.List;

/// Layers that take one number from whole axes.
@Doc("Reductions take one number from whole axes.")
public sealed interface ReductionSpec extends LayerSpec {

    @Key("global_avg_pool")
    @Doc(
            value = "Mean of all axes after the first.",
            formula = "y[c] = mean of x[c, ...]",
            shapes = "[channels, d1, ...] -> [channels], with keep [channels, 1, ...]",
            source = "Lin, Chen and Yan 2013, Network in network, sec. 3.2",
            example = "- global_avg_pool")
    record GlobalAvgPool(
            @Doc("Whether the axes are kept, with size 1.") @Default("false")
            boolean keep) implements ReductionSpec {}

    @Key("global_max_pool")
    @Doc(
            value = "Largest element of all axes after the first; ties go to the first in row-major order.",
            formula = "y[c] = max of x[c, ...]",
            shapes = "[channels, d1, ...] -> [channels], with keep [channels, 1, ...]",
            source = "Lin, Chen and Yan 2013, Network in network, sec. 3.2; Keras, `GlobalMaxPooling2D`",
            example = "- global_max_pool")
    record GlobalMaxPool(
            @Doc("Whether the axes are kept, with size 1.") @Default("false")
            boolean keep) implements ReductionSpec {}

    @Key("mean")
    @Doc(
            value = "Mean of one axis. Over time, steps of padding are left out, and of no steps it is 0.",
            formula = "y[...] = mean over i of x[..., i, ...]",
            shapes = "[d1, d2, ...] -> the same without the axis, with keep size 1 in its place",
            source = "PyTorch, `torch.mean`",
            example = "- mean: 1")
    record Mean(
            @Doc("The axis: 1 is an example's first, -1 its last; 0 would be the batch.")
            int dim,

            @Doc("Whether the axis is kept, with size 1.") @Default("false")
            boolean keep)
            implements ReductionSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return new Rules().notTheBatch("dim", dim).broken();
        }
    }

    @Key("max")
    @Doc(
            value = "Largest element of one axis; ties go to the first. Over time, steps of padding are left out, and"
                    + " of no steps it is 0.",
            formula = "y[...] = max over i of x[..., i, ...]",
            shapes = "[d1, d2, ...] -> the same without the axis, with keep size 1 in its place",
            source = "PyTorch, `torch.max`",
            example = "- max: -1")
    record Max(
            @Doc("The axis: 1 is an example's first, -1 its last; 0 would be the batch.")
            int dim,

            @Doc("Whether the axis is kept, with size 1.") @Default("false")
            boolean keep)
            implements ReductionSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return new Rules().notTheBatch("dim", dim).broken();
        }
    }

    @Key("sum")
    @Doc(
            value = "Sum of one axis. Over time, steps of padding are left out.",
            formula = "y[...] = sum over i of x[..., i, ...]",
            shapes = "[d1, d2, ...] -> the same without the axis, with keep size 1 in its place",
            source = "PyTorch, `torch.sum`",
            example = "- sum: 1")
    record Sum(
            @Doc("The axis: 1 is an example's first, -1 its last; 0 would be the batch.")
            int dim,

            @Doc("Whether the axis is kept, with size 1.") @Default("false")
            boolean keep)
            implements ReductionSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return new Rules().notTheBatch("dim", dim).broken();
        }
    }
}
