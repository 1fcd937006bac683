package org.pierian.runner.report;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pierian.core.data.Batch;
import org.pierian.core.metric.TargetUnits;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.bind.LossBinder;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.run.Model;
import org.pierian.spec.LossSpec;

/// Answers that are numbers.
final class NumberAnswers implements Answers {

    private static final int MOST_NAMED = 6;

    private final TargetUnits units;
    private final boolean areNumbers; // and no logits of a distribution
    private final String column;
    private final int width;
    private final int stride;
    private final int size;
    private final double[] actual;
    private final double[] predicted;
    private int filled;

    NumberAnswers(Model model, Examples examples) {
        this.units = LossBinder.units(model.spec().loss(), model.preprocessing().targetUnits());
        this.areNumbers = !(model.spec().loss() instanceof LossSpec.SoftmaxCrossEntropy);
        this.column = model.preprocessing().target().column();
        this.width = model.declaration().outputs();
        this.size = examples.size();
        this.stride = Answers.stride(size, width);
        this.actual = new double[Math.ceilDiv(size, stride) * width];
        this.predicted = new double[actual.length];
    }

    @Override
    public void add(int first, Tensor output, Batch batch) {
        for (int i = 0; i < output.rows(); i++) {
            if ((first + i) % stride == 0) {
                for (int j = 0; j < width; j++) {
                    actual[filled] = units.ofTarget(batch.targets().get(i * width + j));
                    predicted[filled++] = units.original(output.get(i * width + j));
                }
            }
        }
    }

    @Override
    public double surety(int example) {
        return Double.NEGATIVE_INFINITY;
    }

    @Override
    public String actual(int example) {
        return text(actual, example);
    }

    @Override
    public String predicted(int example) {
        return text(predicted, example);
    }

    private String text(double[] numbers, int example) {
        if (example % stride != 0) {
            return "not kept";
        }
        int from = example / stride * width;
        String shown = Arrays.stream(numbers, from, from + Math.min(width, MOST_NAMED))
                .mapToObj(Answers::number)
                .collect(Collectors.joining(", "));
        return width > MOST_NAMED ? shown + ", …" : shown;
    }

    @Override
    public Assessment complete(Assessment plain) {
        boolean areFinite = Arrays.stream(actual).allMatch(Double::isFinite)
                && Arrays.stream(predicted).allMatch(Double::isFinite);
        return new Assessment(
                plain.score(),
                Optional.empty(),
                plain.rankings(),
                0,
                Answers.some(size, stride),
                Optional.empty(),
                areNumbers && areFinite && filled > 0
                        ? Optional.of(Residuals.of(column, actual, predicted))
                        : Optional.empty(),
                plain.worst(),
                plain.surest());
    }
}
