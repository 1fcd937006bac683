package org.pierian.runner.predict;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.metric.OutputMeaning;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// The class at each position, such as a step or a pixel.
///
/// @param classes names of the classes; none where they are called by their numbers
/// @param meaning what outputs mean
/// @param positions the axes of the positions
/// @param classesFirst whether the outputs of one class stand together, and not those of one position
record PositionAnswer(List<String> classes, OutputMeaning meaning, Shape positions, boolean classesFirst)
        implements Answers {

    PositionAnswer {
        classes = List.copyOf(classes);
    }

    /// A name for each element of a shape: `prediction`, `prediction_0`, `prediction_0_0`.
    static List<String> names(Shape shape) {
        List<String> names = new ArrayList<>();
        boolean single = shape.size() == 1;
        for (int i = 0; i < shape.size(); i++) {
            StringBuilder name = new StringBuilder();
            int rest = i;
            for (int axis = shape.rank() - 1; axis >= 0 && !single; axis--) {
                name.insert(0, "_" + rest % shape.dim(axis));
                rest /= shape.dim(axis);
            }
            names.add(ClassAnswer.PREDICTION + name);
        }
        return names;
    }

    @Override
    public List<String> names() {
        return names(positions);
    }

    @Override
    public List<Object> of(Tensor outputs, int example) {
        int count = positions.size();
        int width = outputs.rowSize() / count;
        int from = example * outputs.rowSize();
        List<Object> answers = new ArrayList<>();
        for (int p = 0; p < count; p++) {
            int index = classesFirst && width > 1
                    ? largest(outputs, from + p, count, width)
                    : meaning.answer(outputs, from + p * width, width);
            answers.add(classes.isEmpty() ? Integer.toString(index) : classes.get(index));
        }
        return answers;
    }

    /// The first of the largest outputs that stand at a distance from each other.
    private static int largest(Tensor outputs, int from, int distance, int width) {
        int best = 0;
        for (int c = 1; c < width; c++) {
            if (outputs.get(from + c * distance) > outputs.get(from + best * distance)) {
                best = c;
            }
        }
        return best;
    }
}
