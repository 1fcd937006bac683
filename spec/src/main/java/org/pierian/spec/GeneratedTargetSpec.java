package org.pierian.spec;

import java.util.List;

/// What a network should say of examples that are drawn at random.
@Doc("What a network should say of examples that are drawn at random.")
public sealed interface GeneratedTargetSpec {

    @Key("class")
    @Doc(value = "A class for each example.", shapes = "as many outputs as classes", example = "target: {class: 1000}")
    record OneClass(
            @Doc("Number of classes; 1 for a yes or no with one output.") @Range(min = 1, max = 16777216)
            int classes) implements GeneratedTargetSpec {}

    @Key("class_per_step")
    @Doc(
            value =
                    "A class for each step, of examples whose first axis is time; none counts behind an example's length.",
            shapes = "output [time, classes]",
            example = "target: {class_per_step: 9}")
    record ClassPerStep(
            @Doc("Number of classes; 1 for a yes or no with one output.") @Range(min = 1, max = 16777216)
            int classes) implements GeneratedTargetSpec {}

    @Key("class_per_pixel")
    @Doc(
            value = "A class for each pixel, of images `[channels, height, width]`.",
            shapes = "output [classes, height, width]",
            example = "target: {class_per_pixel: 21}")
    record ClassPerPixel(
            @Doc("Number of classes; 1 for a yes or no with one output.") @Range(min = 1, max = 16777216)
            int classes) implements GeneratedTargetSpec {}

    @Key("next_token")
    @Doc(
            value = "The token after each step, of indices `[time]`; behind an example's length none counts.",
            shapes = "output [time, vocabulary]",
            example = "target: next_token")
    record NextToken() implements GeneratedTargetSpec {}

    @Key("numbers")
    @Doc(
            value = "Numbers of a shape, uniform in [-1, 1).",
            shapes = "output of the shape",
            example = "target: {numbers: [96, 7]}")
    record Numbers(
            @Doc("Shape of the output for one example.") @Range(min = 1)
            List<Integer> shape) implements GeneratedTargetSpec {}
}
