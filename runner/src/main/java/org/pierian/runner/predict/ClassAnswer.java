package org.pierian.runner.predict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.pierian.core.metric.OutputMeaning;
import org.pierian.core.metric.Softmax;
import org.pierian.core.tensor.Tensor;

/// The names of classes, and their probabilities where they are asked for.
///
/// @param classes names of all classes
/// @param meaning what outputs mean
/// @param extent what is said besides the predicted class
/// @param best how many classes are named, the likeliest first; of equally likely ones that of the lower index
record ClassAnswer(List<String> classes, OutputMeaning meaning, Extent extent, int best) implements Answers {

    static final String PREDICTION = "prediction";
    private static final String PROBABILITY = "probability";

    /// What is said of an example.
    enum Extent {
        /// The names of the likeliest classes.
        NAMES,
        /// Each name with its probability.
        NAMES_AND_PROBABILITIES,
        /// The name of the likeliest class, then the probability of every class, in the order of the classes.
        ALL_PROBABILITIES
    }

    ClassAnswer {
        classes = List.copyOf(classes);
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (int k = 1; k <= best; k++) {
            String number = k == 1 ? "" : "_" + k;
            names.add(PREDICTION + number);
            if (extent == Extent.NAMES_AND_PROBABILITIES) {
                names.add(PROBABILITY + number);
            }
        }
        if (extent == Extent.ALL_PROBABILITIES) {
            classes.forEach(name -> names.add(PROBABILITY + "_" + name));
        }
        return names;
    }

    @Override
    public List<Object> of(Tensor outputs, int example) {
        int width = outputs.rowSize();
        int from = example * width;
        Softmax probabilities = new Softmax();
        if (extent != Extent.NAMES) {
            probabilities.read(outputs, from, width);
        }
        List<Object> answers = new ArrayList<>();
        for (int index : likeliest(outputs, from, width)) {
            answers.add(classes.get(index));
            if (extent == Extent.NAMES_AND_PROBABILITIES) {
                answers.add(probabilities.of(index));
            }
        }
        if (extent == Extent.ALL_PROBABILITIES) {
            for (int c = 0; c < classes.size(); c++) {
                answers.add(probabilities.of(c));
            }
        }
        return answers;
    }

    /// By the outputs themselves: probabilities may be rounded to the same number.
    private List<Integer> likeliest(Tensor outputs, int from, int width) {
        int answer = meaning.answer(outputs, from, width);
        if (best == 1) {
            return List.of(answer);
        }
        if (width == 1) {
            return List.of(answer, 1 - answer);
        }
        return IntStream.range(0, width)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(j -> outputs.get(from + j))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(best)
                .toList();
    }
}
