package org.pierian.spec;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Layers that compute nothing: they change the shape of an example, or where its elements lie.
@Doc("Shape layers compute nothing. Axes are counted as PyTorch counts them: 0 is the batch, so that an example's first"
        + " axis is 1, and its last -1.")
public sealed interface ShapeSpec extends LayerSpec {

    @Key("flatten")
    @Doc(
            value = "Makes one axis of the axes from one to another, row-major; of all axes unless they are written.",
            shapes = "[d1, d2, ...] -> [d1 * d2 * ...]",
            source = "PyTorch, `torch.nn.Flatten`",
            example = "- flatten")
    record Flatten(
            @Doc("The first axis.") @Default("1") int startDim,

            @Doc("The last axis.") @Default("-1") int endDim) implements ShapeSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return new Rules()
                    .notTheBatch("start_dim", startDim)
                    .notTheBatch("end_dim", endDim)
                    .broken();
        }
    }

    @Key("reshape")
    @Doc(
            value = "Gives the elements of an example other axes, row-major.",
            shapes = "any -> shape",
            source = "PyTorch, `torch.reshape`",
            example = "- reshape: [4, -1]")
    record Reshape(
            @Doc("The new axes, without the batch; one may be -1, which stands for what is left.") @Range(min = -1)
            List<Integer> shape)
            implements ShapeSpec, Constrained {

        /// Takes a copy.
        public Reshape {
            shape = List.copyOf(shape);
        }

        @Override
        public List<Contradiction> contradictions() {
            return new Rules()
                    .require(
                            !shape.contains(0),
                            "shape",
                            "an axis of `shape` cannot have 0 elements",
                            "write a size, or -1 for what is left")
                    .require(
                            shape.stream().filter(size -> size == -1).count() <= 1,
                            "shape",
                            "only one axis of `shape` can be -1",
                            "write the sizes of the others")
                    .broken();
        }
    }

    @Key("permute")
    @Doc(
            value = "Puts the axes of an example into another order.",
            formula = "axis i of y is axis dims[i] of x",
            shapes = "[d1, d2, ...] -> the same axes in the order of dims",
            source = "PyTorch, `torch.permute`; Keras, `Permute`",
            example = "- permute: [2, 1]")
    record Permute(
            @Doc("Every axis once, from 1 on.") @Range(min = 1)
            List<Integer> dims) implements ShapeSpec, Constrained {

        /// Takes a copy.
        public Permute {
            dims = List.copyOf(dims);
        }

        @Override
        public List<Contradiction> contradictions() {
            boolean complete = new HashSet<>(dims)
                    .containsAll(IntStream.rangeClosed(1, dims.size()).boxed().toList());
            return new Rules()
                    .require(
                            complete,
                            "dims",
                            "`dims` must have each axis from 1 to " + dims.size() + " once",
                            dims.toString(),
                            "write every axis of an example once; the batch, axis 0, stays where it is")
                    .broken();
        }
    }

    @Key("select")
    @Doc(
            value = "Takes one entry of an axis, which is dropped; or one column of a table.",
            formula = "y = x[:, index], or the column of that name",
            shapes = "[time, features] -> [features]; a column: [columns] -> []",
            source = "PyTorch, `torch.select`",
            example = "- select: 0")
    record Select(
            @Doc("The entry, from 0 on, or from -1 for the last; or the name of a column, in quotes if it is a number.")
            PlaceOrName index,

            @Doc("The axis.") @Default("1") int dim)
            implements ShapeSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return new Rules().notTheBatch("dim", dim).broken();
        }
    }

    @Key("columns")
    @Doc(
            value = "Takes some columns of a table, in the order in which they are named.",
            shapes = "[columns] -> [as many as the named columns have become]",
            example = "- columns: [bill_length_mm, body_mass_g]")
    record Columns(
            @Doc("Names of columns in the header, each once.")
            List<String> names) implements ShapeSpec, Constrained {

        /// Takes a copy.
        public Columns {
            names = List.copyOf(names);
        }

        @Override
        public List<Contradiction> contradictions() {
            return new Rules()
                    .require(
                            names.stream().distinct().count() == names.size(),
                            "names",
                            "`names` has the same column twice",
                            "delete one")
                    .broken();
        }
    }

    @Key("slice")
    @Doc(
            value = "Takes a range of one axis.",
            formula = "y = x[:, start:end]",
            shapes = "[d1, ...] -> [end - start, ...]",
            source = "Python and PyTorch, `x[start:end]`",
            example = "- slice: {start: 0, end: 2}")
    record Slice(
            @Doc("The first entry that is kept, from 0 on, or from -1 for the last.")
            int start,

            @Doc("Behind the last entry that is kept, likewise; everything from `start` on unless written.")
            Optional<Integer> end,

            @Doc("The axis.") @Default("1") int dim)
            implements ShapeSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return new Rules().notTheBatch("dim", dim).broken();
        }
    }

    @Key("pad")
    @Doc(
            value = "Makes one axis longer at its ends.",
            shapes = "[..., d] -> [..., before + d + after]",
            source = "PyTorch, `torch.nn.functional.pad`",
            example = "- pad: {before: 2, after: 2, mode: replicate}")
    record Pad(
            @Doc("Entries in front.") @Range(min = 0) int before,

            @Doc("Entries behind.") @Default("0") @Range(min = 0)
            int after,

            @Doc("The axis.") @Default("-1") int dim,

            @Doc("What they hold.") @Default("zeros") PadMode mode)
            implements ShapeSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return new Rules().notTheBatch("dim", dim).broken();
        }
    }

    @Key("channel_shuffle")
    @Doc(
            value = "Deals the channels of groups out in turn, so that later groups get some of each.",
            formula = "channel j * groups + i of y is channel i * n + j of x, with n channels in a group",
            shapes = "[channels, ...] -> same",
            source = "Zhang, Zhou, Lin and Sun 2018, ShuffleNet, sec. 3.1; PyTorch, `torch.nn.ChannelShuffle`",
            example = "- channel_shuffle: 2")
    record ChannelShuffle(
            @Doc("Number of groups; it divides the channels.") @Range(min = 1)
            int groups) implements ShapeSpec {}
}
