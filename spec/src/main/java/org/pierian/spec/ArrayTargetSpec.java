package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// What a network should say of the examples of arrays.
@Doc("What a network should say of the examples of arrays.")
public sealed interface ArrayTargetSpec {

    /// Whether it is in an array of its own.
    default boolean hasArray() {
        return true;
    }

    @Key("input")
    @Doc(
            value = "The input itself, as an autoencoder learns it; of indices the index at each step.",
            shapes = "output of the shape of the input; of indices [time, vocabulary]",
            example = "target: input")
    record Input() implements ArrayTargetSpec {

        @Override
        public boolean hasArray() {
            return false;
        }
    }

    @Key("class")
    @Doc(
            value =
                    "A class for each example: an array `[examples]` of integers from 0 to below the number of classes.",
            shapes = "as many outputs as classes",
            example = "target: {class: 10}")
    record OneClass(
            @Doc("Number of classes.") @Range(min = 2, max = 16777216)
            int classes,

            @Doc("Names of the classes, in their order; their numbers unless written.")
            Optional<List<String>> names)
            implements ArrayTargetSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return ArrayNames.contradictions(names, classes, "class");
        }
    }

    @Key("labels")
    @Doc(
            value =
                    "Several classes at once: an array `[examples, labels]` of 1 where an example has a label and 0 where"
                            + " it has not; for `binary_cross_entropy`.",
            shapes = "as many outputs as labels",
            source = "scikit-learn, multilabel classification",
            example = "target: {labels: 5}")
    record Labels(
            @Doc("Number of labels.") @Range(min = 1, max = 16777216)
            int labels,

            @Doc("Names of the labels, in their order; their numbers unless written.")
            Optional<List<String>> names)
            implements ArrayTargetSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return ArrayNames.contradictions(names, labels, "label");
        }
    }

    @Key("number")
    @Doc(value = "A number for each example: an array `[examples]`.", shapes = "one output", example = "target: number")
    record OneNumber() implements ArrayTargetSpec {}

    @Key("numbers")
    @Doc(
            value = "Numbers of a shape for each example: an array `[examples, ...]`.",
            shapes = "output of the shape",
            example = "target: {numbers: [3]}")
    record Numbers(
            @Doc("Shape of the output for one example.") @Range(min = 1)
            List<Integer> shape) implements ArrayTargetSpec {}

    @Key("class_per_step")
    @Doc(
            value =
                    "A class for each step, of examples whose first axis is time: an array `[examples, time]` of integers.",
            shapes = "output [time, classes]",
            example = "target: {class_per_step: 9}")
    record ClassPerStep(
            @Doc("Number of classes.") @Range(min = 2, max = 16777216)
            int classes,

            @Doc("The number of a step that is not counted; -1 unless written.")
            Optional<Integer> ignoreIndex)
            implements ArrayTargetSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return ArrayNames.ignored(ignoreIndex, classes);
        }
    }

    @Key("class_per_pixel")
    @Doc(
            value = "A class for each pixel, a mask, of images `[channels, height, width]`: an array"
                    + " `[examples, height, width]` of integers.",
            shapes = "output [classes, height, width]",
            example = "target: {class_per_pixel: {classes: 21, ignore_index: 255}}")
    record ClassPerPixel(
            @Doc("Number of classes.") @Range(min = 2, max = 16777216)
            int classes,

            @Doc("The number of a pixel that is not counted; -1 unless written.")
            Optional<Integer> ignoreIndex)
            implements ArrayTargetSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return ArrayNames.ignored(ignoreIndex, classes);
        }
    }
}
