package org.pierian.spec;

import java.util.List;

/// The inputs of examples that are drawn at random.
@Doc("The inputs of examples that are drawn at random.")
public sealed interface GeneratedInputSpec {

    /// Number of inputs of one example.
    long size();

    @Key("numbers")
    @Doc(
            value = "Numbers of a shape, uniform in [-1, 1).",
            shapes = "input of the shape",
            example = "input: {numbers: [3, 224, 224]}")
    record Numbers(
            @Doc("Shape of one example.") @Range(min = 1) List<Integer> shape,

            @Doc("Whether the first axis is time and examples have lengths, drawn from 1 to its size.")
            @Default("false")
            boolean lengths)
            implements GeneratedInputSpec {

        @Override
        public long size() {
            return Axes.size(shape);
        }
    }

    @Key("indices")
    @Doc(
            value = "Indices, such as tokens, all equally likely.",
            shapes = "indices below vocabulary, of the shape",
            example = "input: {indices: {shape: [1024], vocabulary: 50257}}")
    record Indices(
            @Doc("Shape of one example.") @Range(min = 1) List<Integer> shape,

            @Doc("Each index is below it.") @Range(min = 1, max = 16777216)
            int vocabulary,

            @Doc("Whether the first axis is time and examples have lengths, drawn from 1 to its size.")
            @Default("false")
            boolean lengths)
            implements GeneratedInputSpec {

        @Override
        public long size() {
            return Axes.size(shape);
        }
    }

    @Key("columns")
    @Doc(
            value = "A row of named columns, as a table has them, each a number or an index.",
            shapes = "input [columns]",
            example = "input: {columns: [{number: age}, {index: {name: workclass, below: 10}}]}")
    record Columns(@Doc("The columns, in order.") List<GeneratedColumnSpec> columns)
            implements GeneratedInputSpec, Constrained {

        @Override
        public long size() {
            return columns.size();
        }

        @Override
        public List<Contradiction> contradictions() {
            List<String> names = columns.stream().map(GeneratedColumnSpec::name).toList();
            Rules rules = new Rules();
            for (int i = 0; i < names.size() && rules.broken().isEmpty(); i++) {
                rules.require(
                        !names.subList(0, i).contains(names.get(i)),
                        "columns[" + i + "]",
                        "two columns have one name",
                        "`" + names.get(i) + "`",
                        "give one of them another name");
            }
            return rules.broken();
        }
    }
}
