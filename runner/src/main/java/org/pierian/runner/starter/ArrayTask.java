package org.pierian.runner.starter;

import java.util.List;
import java.util.Optional;
import org.pierian.runner.dataset.arrays.ArrayProfile;

/// What is to be learned from arrays, as their shapes and numbers suggest.
///
/// @param shape shape of one example
/// @param vocabulary bound of the inputs where they are indices; otherwise 0
/// @param word the target's word
/// @param line the target as a spec writes it
/// @param outputs outputs of an example, or of each step or pixel where each has a class
/// @param outputShape shape of the outputs
record ArrayTask(
        List<Integer> shape, int vocabulary, String word, String line, int outputs, List<Integer> outputShape) {

    private static final int MOST_CLASSES = 1000;
    private static final int MOST_TOKENS = 100_000;

    ArrayTask {
        shape = List.copyOf(shape);
        outputShape = List.copyOf(outputShape);
    }

    /// What two arrays suggest.
    static ArrayTask of(ArrayProfile inputs, Optional<ArrayProfile> targets) {
        List<Integer> axes = inputs.axes().isEmpty() ? List.of(1) : inputs.axes();
        boolean indices = inputs.isWhole()
                && !inputs.isBytes()
                && axes.size() == 1
                && axes.getFirst() > 1
                && inputs.min() >= 0
                && inputs.max() > 1
                && inputs.max() < MOST_TOKENS;
        int vocabulary = indices ? inputs.classes() : 0;
        boolean image = inputs.isBytes() && axes.size() == 2;
        List<Integer> shape = image ? List.of(1, axes.get(0), axes.get(1)) : axes;
        if (targets.isEmpty()) {
            return new ArrayTask(shape, vocabulary, "input", "input", indices ? vocabulary : size(shape), shape);
        }
        return of(shape, vocabulary, targets.get());
    }

    private static ArrayTask of(List<Integer> shape, int vocabulary, ArrayProfile targets) {
        List<Integer> axes = targets.axes();
        boolean classes = targets.isWhole() && targets.min() >= -1 && targets.max() < MOST_CLASSES;
        boolean single = size(axes) == 1;
        int count = classes ? targets.classes() : 0;
        if (single && classes && targets.min() >= 0) {
            return new ArrayTask(shape, vocabulary, "class", "{class: " + count + "}", count, List.of(count));
        }
        boolean everyPixel = shape.size() == 3 && axes.equals(shape.subList(1, 3));
        boolean everyStep = (shape.size() == 2 || vocabulary > 0) && axes.equals(shape.subList(0, 1));
        if (classes && !single && (everyPixel || everyStep)) {
            String word = everyPixel ? "class_per_pixel" : "class_per_step";
            return new ArrayTask(shape, vocabulary, word, "{" + word + ": " + count + "}", count, shape);
        }
        if (axes.size() == 1 && targets.isBinary()) {
            int labels = axes.getFirst();
            return new ArrayTask(shape, vocabulary, "labels", "{labels: " + labels + "}", labels, axes);
        }
        String word = single ? "number" : "numbers";
        return new ArrayTask(
                shape,
                vocabulary,
                word,
                single ? word : "{numbers: " + axes + "}",
                size(axes),
                single ? List.of(1) : axes);
    }

    private static int size(List<Integer> axes) {
        return axes.stream().reduce(1, (a, b) -> a * b);
    }

    /// Whether each step or pixel has a class.
    boolean isEverywhere() {
        return word.startsWith("class_per") || (word.equals("input") && vocabulary > 0);
    }

    /// Whether the outputs of an example are a row.
    boolean isPlain() {
        return !word.equals("input") && outputShape.size() == 1;
    }

    /// The loss for such a target.
    String loss() {
        if (word.equals("labels")) {
            return "binary_cross_entropy";
        }
        return word.startsWith("class") || isEverywhere() ? "softmax_cross_entropy" : "mse";
    }
}
