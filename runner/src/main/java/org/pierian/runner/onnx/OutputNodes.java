package org.pierian.runner.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pierian.core.data.TargetType;
import org.pierian.core.metric.OutputMeaning;
import org.pierian.core.metric.TargetUnits;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.bind.LossBinder;
import org.pierian.runner.dataset.Preprocessing.Target;
import org.pierian.runner.onnx.format.Attribute;
import org.pierian.runner.onnx.format.ElementType;
import org.pierian.runner.onnx.format.OnnxValue;
import org.pierian.runner.onnx.nodes.Graph;
import org.pierian.runner.record.Json;
import org.pierian.spec.LossSpec;

/// The outputs of a model: what the network gives, and what `predict` says of it.
final class OutputNodes {

    /// What a network gives, where its softmax or logistic function are probabilities.
    static final String LOGITS = "logits";
    /// What any other network gives.
    static final String OUTPUTS = "outputs";

    static final String PROBABILITIES = "probabilities";
    static final String PREDICTION = "prediction";

    private final Graph graph;
    private final LossSpec loss;
    private final TargetType type;
    private final List<OnnxValue> outputs = new ArrayList<>();
    private final Map<String, String> notes = new TreeMap<>();

    /// @param type shape and kind of the network's outputs
    OutputNodes(Graph graph, LossSpec loss, TargetType type) {
        this.graph = graph;
        this.loss = loss;
        this.type = type;
        List.of(LOGITS, OUTPUTS, PROBABILITIES, PREDICTION).forEach(graph::take);
    }

    /// The outputs, that of the network first.
    List<OnnxValue> outputs() {
        return List.copyOf(outputs);
    }

    /// Names of the classes, for the model's metadata.
    Map<String, String> notes() {
        return notes;
    }

    /// Adds the nodes.
    ///
    /// @param last what the network gives
    void add(String last, Target target) {
        boolean areLogits = !(target instanceof Target.Numeric) && LossBinder.meaning(loss) == OutputMeaning.LOGITS;
        String x = named(last, areLogits ? LOGITS : OUTPUTS);
        say(x, ElementType.FLOAT, type.outputShape(), "what the network gives");
        switch (target) {
            case Target.Classes(String _, List<String> values) -> {
                note(values);
                classes(x, areLogits);
            }
            case Target.Labels(String _, List<String> values) -> {
                note(values);
                labels(x, areLogits);
            }
            case Target.Tokens _ -> classes(x, areLogits);
            case Target.Numeric numeric -> numbers(x, LossBinder.units(loss, numeric.units()));
        }
    }

    private void note(List<String> classes) {
        if (!classes.isEmpty()) {
            notes.put("pierian.classes", Json.line(Map.of("classes", classes)));
        }
    }

    private String named(String value, String name) {
        if (graph.isOutput(value) && !value.equals(InputNodes.INPUT)) {
            graph.rename(value, name);
        } else {
            graph.rename(graph.add(name, "Identity", List.of(value)), name);
        }
        return name;
    }

    private void say(String name, ElementType element, Shape shape, String doc) {
        outputs.add(new OnnxValue(name, element, Feeds.axes(shape), doc));
    }

    /// Where classes lie in an output, and how many a single one stands for.
    private void classes(String x, boolean areLogits) {
        boolean first = type instanceof TargetType.Classes classes && classes.classesFirst();
        Shape shape = type.outputShape();
        int axis = first ? 1 : -1;
        int count = first ? shape.dim(0) : shape.last();
        Shape positions = type instanceof TargetType.Classes classes ? classes.positions() : Shape.of();
        if (areLogits) {
            Shape all = count > 1 ? shape : first ? positions.prepend(2) : positions.append(2);
            probabilities(x, axis, count == 1, all);
        }
        String answer = count == 1 ? atLeast(x, axis) : largest(x, axis);
        graph.rename(answer, PREDICTION);
        say(PREDICTION, ElementType.INT64, positions, "place of the class among the classes");
    }

    /// A single output counts as the second of two, the first of which is 0.
    private void probabilities(String x, int axis, boolean isSingle, Shape shape) {
        String scores = x;
        if (isSingle) {
            String zero = graph.add(PROBABILITIES, "Mul", List.of(x, graph.number(0)));
            scores = graph.add(PROBABILITIES, "Concat", List.of(zero, x), Attribute.of("axis", axis));
        }
        String softmax = graph.add(PROBABILITIES, "Softmax", List.of(scores), Attribute.of("axis", axis));
        graph.rename(softmax, PROBABILITIES);
        say(PROBABILITIES, ElementType.FLOAT, shape, "probabilities of the classes");
    }

    private String largest(String x, int axis) {
        return graph.add(PREDICTION, "ArgMax", List.of(x), Attribute.of("axis", axis), Attribute.of("keepdims", 0));
    }

    private String atLeast(String x, int axis) {
        String yes = flags(x);
        String squeezed = graph.add(PREDICTION, "Squeeze", List.of(yes, graph.integers(axis)));
        return graph.add(PREDICTION, "Cast", List.of(squeezed), Attribute.of("to", ElementType.INT64.number()));
    }

    private String flags(String x) {
        double border = LossBinder.meaning(loss) == OutputMeaning.TARGETS ? 0.5 : 0;
        return graph.add(PREDICTION, "GreaterOrEqual", List.of(x, graph.number(border)));
    }

    private void labels(String x, boolean areLogits) {
        if (areLogits) {
            graph.rename(graph.add(PROBABILITIES, "Sigmoid", List.of(x)), PROBABILITIES);
            say(PROBABILITIES, ElementType.FLOAT, type.outputShape(), "probability of each label");
        }
        String flags = graph.add(PREDICTION, "Cast", List.of(flags(x)), Attribute.of("to", ElementType.INT64.number()));
        graph.rename(flags, PREDICTION);
        say(PREDICTION, ElementType.INT64, type.outputShape(), "1 for each label that an example has");
    }

    private void numbers(String x, TargetUnits units) {
        String wide = graph.add(PREDICTION, "Cast", List.of(x), Attribute.of("to", ElementType.DOUBLE.number()));
        String original = original(x, wide, units);
        graph.rename(original, PREDICTION);
        say(PREDICTION, ElementType.DOUBLE, type.outputShape(), "numbers in the target's own unit");
    }

    private String original(String x, String wide, TargetUnits units) {
        return switch (units) {
            case TargetUnits.Linear(double center, double unit) -> linear(wide, center, unit);
            case TargetUnits.Exponential(double center, double unit) ->
                graph.add(PREDICTION, "Exp", List.of(linear(wide, center, unit)));
            case TargetUnits.Through _
            when units.equals(TargetUnits.LOGITS) -> {
                String logistic = graph.add(PREDICTION, "Sigmoid", List.of(x));
                yield graph.add(PREDICTION, "Cast", List.of(logistic), Attribute.of("to", ElementType.DOUBLE.number()));
            }
            case TargetUnits.Through _ -> graph.add(PREDICTION, "Exp", List.of(wide));
        };
    }

    private String linear(String x, double center, double unit) {
        if (center == 0 && unit == 1) {
            return x;
        }
        String scaled = graph.add(PREDICTION, "Mul", List.of(x, graph.doubles("unit", Shape.of(), unit)));
        return graph.add(PREDICTION, "Add", List.of(scaled, graph.doubles("center", Shape.of(), center)));
    }
}
