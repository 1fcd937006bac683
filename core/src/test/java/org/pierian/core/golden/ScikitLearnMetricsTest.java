package org.pierian.core.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pierian.core.backend.Backend;
import org.pierian.core.data.Batch;
import org.pierian.core.metric.Accuracy;
import org.pierian.core.metric.Average;
import org.pierian.core.metric.AveragePrecision;
import org.pierian.core.metric.BalancedAccuracy;
import org.pierian.core.metric.ClassCounts;
import org.pierian.core.metric.ClassRate;
import org.pierian.core.metric.Determination;
import org.pierian.core.metric.LogLoss;
import org.pierian.core.metric.MeanAbsoluteErrorMetric;
import org.pierian.core.metric.MeanSquaredErrorMetric;
import org.pierian.core.metric.Metric;
import org.pierian.core.metric.OutputMeaning;
import org.pierian.core.metric.RocAuc;
import org.pierian.core.metric.RootMeanSquaredError;
import org.pierian.core.metric.TargetUnits;
import org.pierian.core.metric.TopK;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.testing.TestBackend;

/// Every metric against scikit-learn, each within 1e-12 of itself, on all backends and in batches of several
/// sizes, for which the bits have to be the same.
class ScikitLearnMetricsTest {

    private static final Tolerance CLOSE = new Tolerance(1e-12, 0);

    @TestFactory
    Stream<DynamicTest> metricsAgreeWithScikitLearn() {
        return TorchCases.tests("metrics", c -> {
            switch (TorchCases.type(c)) {
                case "Multiclass" -> checkClasses(c);
                case "Binary" -> checkTwoClasses(c);
                default -> checkNumbers(c);
            }
        });
    }

    private static void checkClasses(JsonNode c) {
        int classes = c.required("config").required("num_classes").intValue();
        List<Metric> metrics = new ArrayList<>(List.of(
                new Accuracy(OutputMeaning.LOGITS),
                new BalancedAccuracy(classes, OutputMeaning.LOGITS),
                new LogLoss(),
                new RocAuc(classes, true),
                new TopK(3, OutputMeaning.LOGITS)));
        for (ClassRate.Kind kind : ClassRate.Kind.values()) {
            for (Average average : Average.values()) {
                metrics.add(new ClassRate(kind, average, classes, OutputMeaning.LOGITS));
            }
        }
        measure(metrics, inputs(c, "scores"), inputs(c, "labels"), classes, true);
        JsonNode expected = c.required("expected").required("output");
        for (Metric metric : metrics) {
            String name = switch (metric.name()) {
                case "balanced_accuracy" -> "balanced_accuracy_macro_recall_present";
                case "log_loss" -> "log_loss_of_softmax";
                case "roc_auc" -> "roc_auc_ovr_macro";
                case "top_3" -> "top3_accuracy";
                default -> metric.name();
            };
            boolean mayBeMissing = name.startsWith("roc_auc") || name.startsWith("top3");
            if (expected.has(name) || !mayBeMissing) {
                CLOSE.check(name, metric.value(), expected.required(name).doubleValue());
            }
        }
        checkCounts(c, classes, 0.5f);
    }

    /// Rates of the classes by counts of their answers; the answers of one output are compared with a threshold.
    private static ClassCounts checkCounts(JsonNode c, int classes, float threshold) {
        float[] scores = inputs(c, "scores");
        float[] labels = inputs(c, "labels");
        int width = scores.length / labels.length;
        JsonNode expected = c.required("expected").required("output");
        double[] predicted = data(expected.required("predicted"));
        ClassCounts counts = new ClassCounts(classes);
        double[] confusion = new double[classes * classes];
        try (Backend backend = TestBackend.SCALAR.open()) {
            Tensor output = backend.zeros(Shape.of(scores.length));
            output.assign(scores);
            for (int i = 0; i < labels.length; i++) {
                int answer = width == 1
                        ? (scores[i] >= threshold ? 1 : 0)
                        : OutputMeaning.LOGITS.answer(output, i * width, width);
                int label = (int) labels[i];
                assertThat(answer).as("answer %s", i).isEqualTo((int) predicted[i]);
                counts.add(label, answer, 1);
                confusion[label * classes + answer]++;
            }
        }
        assertThat(confusion).isEqualTo(data(expected.required("confusion_matrix")));
        if (expected.has("precision_per_class")) {
            for (int k = 0; k < classes; k++) {
                check("precision", k, counts.precision(k), expected);
                check("recall", k, counts.recall(k), expected);
                check("f1", k, counts.f1(k), expected);
                check("support", k, counts.support(k), expected);
            }
        }
        return counts;
    }

    private static void check(String rate, int k, double actual, JsonNode expected) {
        CLOSE.check(rate + " of class " + k, actual, data(expected.required(rate + "_per_class"))[k]);
    }

    private static void checkTwoClasses(JsonNode c) {
        List<Metric> metrics = new ArrayList<>(
                List.of(new Accuracy(OutputMeaning.TARGETS), new RocAuc(2, false), new AveragePrecision(2, false)));
        measure(metrics, inputs(c, "scores"), inputs(c, "labels"), 1, true);
        JsonNode expected = c.required("expected").required("output");
        double threshold = c.required("config").required("threshold").doubleValue();
        for (Metric metric : metrics) {
            if (threshold == 0.5 || !metric.name().equals(Accuracy.NAME)) {
                CLOSE.check(
                        metric.name(),
                        metric.value(),
                        expected.required(metric.name()).doubleValue());
            }
        }
        ClassCounts counts = checkCounts(c, 2, (float) threshold);
        CLOSE.check(
                "precision", counts.precision(1), expected.required("precision").doubleValue());
        CLOSE.check("recall", counts.recall(1), expected.required("recall").doubleValue());
        CLOSE.check("f1", counts.f1(1), expected.required("f1").doubleValue());
    }

    private static void checkNumbers(JsonNode c) {
        float[] predictions = inputs(c, "predictions");
        float[] targets = inputs(c, "targets");
        JsonNode shape = c.required("inputs").required("targets").required("shape");
        int outputs = shape.size() == 1 ? 1 : shape.required(1).intValue();
        JsonNode expected = c.required("expected").required("output");
        List<Metric> metrics = new ArrayList<>(List.of(
                new MeanAbsoluteErrorMetric(TargetUnits.SCALED),
                new MeanSquaredErrorMetric(TargetUnits.SCALED),
                new RootMeanSquaredError(TargetUnits.SCALED)));
        if (outputs == 1) {
            metrics.add(new Determination(TargetUnits.SCALED, variation(targets)));
        }
        measure(metrics, predictions, targets, outputs, false);
        for (Metric metric : metrics) {
            CLOSE.check(
                    metric.name(),
                    metric.value(),
                    expected.required(metric.name()).doubleValue());
        }
        for (int k = 0; outputs > 1 && k < outputs; k++) { // there, r2 is the mean of those of each output
            float[] own = column(targets, k, outputs);
            Metric one = new Determination(TargetUnits.SCALED, variation(own));
            measure(List.of(one), column(predictions, k, outputs), own, 1, false);
            CLOSE.check("r2 of output " + k, one.value(), data(expected.required("r2_per_output"))[k]);
        }
    }

    private static double variation(float[] targets) {
        double sum = 0;
        for (float target : targets) {
            sum += target;
        }
        double squares = 0;
        for (float target : targets) {
            squares += (target - sum / targets.length) * (target - sum / targets.length);
        }
        return squares;
    }

    private static float[] column(float[] rows, int k, int outputs) {
        float[] column = new float[rows.length / outputs];
        for (int i = 0; i < column.length; i++) {
            column[i] = rows[i * outputs + k];
        }
        return column;
    }

    /// Shows metrics all examples, on every backend and in batches of several sizes; the last values stay.
    private static void measure(List<Metric> metrics, float[] y, float[] t, int width, boolean classes) {
        List<Double> first = new ArrayList<>();
        for (TestBackend kind : TestBackend.values()) {
            for (int size : new int[] {y.length / width, 1, 7}) {
                try (Backend backend = kind.open()) {
                    metrics.forEach(Metric::clear);
                    for (int from = 0; from < y.length; from += size * width) {
                        int to = Math.min(y.length, from + size * width);
                        add(
                                metrics,
                                Arrays.copyOfRange(y, from, to),
                                slice(t, from, to, width, classes),
                                width,
                                backend,
                                classes);
                    }
                    List<Double> values = metrics.stream().map(Metric::value).toList();
                    if (first.isEmpty()) {
                        first.addAll(values);
                    }
                    assertThat(values)
                            .as(String.format(Locale.ROOT, "%s, %d at a time", kind, size))
                            .isEqualTo(first);
                }
            }
        }
    }

    private static float[] slice(float[] t, int from, int to, int width, boolean classes) {
        return classes ? Arrays.copyOfRange(t, from / width, to / width) : Arrays.copyOfRange(t, from, to);
    }

    private static void add(List<Metric> metrics, float[] y, float[] t, int width, Backend backend, boolean classes) {
        int rows = y.length / width;
        Tensor output = backend.zeros(Shape.of(rows, width));
        output.assign(y);
        Tensor wanted = backend.zeros(classes ? Shape.of(rows) : Shape.of(rows, width));
        wanted.assign(t);
        Tensor inputs = backend.zeros(Shape.of(rows, 1));
        Batch batch = new Batch(inputs, classes ? wanted : Tensor.NONE, classes ? Tensor.NONE : wanted);
        metrics.forEach(metric -> metric.add(output, batch, Tensor.NONE));
    }

    private static float[] inputs(JsonNode c, String name) {
        return GoldenFile.floats(c.required("inputs").required(name).required("data"));
    }

    private static double[] data(JsonNode tensor) {
        return GoldenFile.doubles(tensor.required("data"));
    }
}
