package org.pierian.runner.predict;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.metric.OutputMeaning;
import org.pierian.core.metric.TargetUnits;
import org.pierian.core.tensor.Tensor;

/// Of each of several classes whether an example has it, 1 or 0, and the probability of it where that is asked for.
///
/// @param labels names of the classes
/// @param meaning what outputs mean
/// @param probabilities whether probabilities are asked for
record LabelAnswer(List<String> labels, OutputMeaning meaning, boolean probabilities) implements Answers {

    LabelAnswer {
        labels = List.copyOf(labels);
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>();
        labels.forEach(label -> names.add("prediction_" + label));
        if (probabilities) {
            labels.forEach(label -> names.add("probability_" + label));
        }
        return names;
    }

    @Override
    public List<Object> of(Tensor outputs, int example) {
        List<Object> answers = new ArrayList<>();
        int from = example * labels.size();
        for (int i = 0; i < labels.size(); i++) {
            answers.add(meaning.answer(outputs, from + i, 1));
        }
        for (int i = 0; probabilities && i < labels.size(); i++) {
            answers.add(TargetUnits.LOGITS.original(outputs.get(from + i)));
        }
        return answers;
    }
}
