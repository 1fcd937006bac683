package org.pierian.runner.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.predict.AnswerSink;

/// Collects answers as predictions.
final class Collected implements AnswerSink {

    private final Preprocessing.Target target;
    private final boolean hasPositions;
    private final boolean isRowPerPosition;
    private final int kept;
    private final List<Prediction> predictions = new ArrayList<>();
    private final List<String> classes = new ArrayList<>(); // of an example with a row for each position
    private Object example = "";

    /// @param declaration what goes in and comes out
    /// @param target what outputs mean
    /// @param kept how many values stand before the answers, the first of which names the example
    Collected(Declaration declaration, Preprocessing.Target target, int kept) {
        this.target = target;
        this.hasPositions = declaration.hasPositions();
        this.isRowPerPosition = hasPositions && declaration.input().padded();
        this.kept = kept;
    }

    @Override
    public void begin(List<String> names) {
        // the target has them
    }

    @Override
    public void add(List<Object> values) {
        List<Object> answers = values.subList(kept, values.size());
        if (isRowPerPosition) {
            addPosition(values.getFirst(), answers.getFirst().toString());
        } else {
            predictions.add(prediction(answers));
        }
    }

    private void addPosition(Object of, String name) {
        if (!classes.isEmpty() && !example.equals(of)) {
            endExample();
        }
        example = of;
        classes.add(name);
    }

    private void endExample() {
        predictions.add(new Prediction.OfPositions(classes));
        classes.clear();
    }

    private Prediction prediction(List<Object> answers) {
        if (hasPositions) {
            return new Prediction.OfPositions(
                    answers.stream().map(Object::toString).toList());
        }
        return switch (target) {
            case Preprocessing.Target.Classes all ->
                new Prediction.OfClass(
                        answers.getFirst().toString(), probabilities(all.values(), answers.subList(1, answers.size())));
            case Preprocessing.Target.Labels all -> {
                int count = all.values().size();
                SequencedMap<String, Boolean> has = new LinkedHashMap<>();
                for (int i = 0; i < count; i++) {
                    has.put(all.values().get(i), answers.get(i).equals(1));
                }
                yield new Prediction.OfLabels(has, probabilities(all.values(), answers.subList(count, answers.size())));
            }
            case Preprocessing.Target.Numeric _ ->
                new Prediction.OfNumbers(
                        answers.stream().map(Double.class::cast).toList());
            case Preprocessing.Target.Tokens _ -> throw new IllegalStateException("tokens have positions");
        };
    }

    private static SequencedMap<String, Double> probabilities(List<String> names, List<Object> values) {
        SequencedMap<String, Double> probabilities = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            probabilities.put(names.get(i), (Double) values.get(i));
        }
        return probabilities;
    }

    /// What was collected.
    List<Prediction> predictions() {
        if (!classes.isEmpty()) {
            endExample();
        }
        return List.copyOf(predictions);
    }
}
