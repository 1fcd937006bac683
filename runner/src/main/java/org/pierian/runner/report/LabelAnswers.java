package org.pierian.runner.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pierian.core.data.Batch;
import org.pierian.core.metric.OutputMeaning;
import org.pierian.core.metric.TargetUnits;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.bind.LossBinder;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.run.Model;

/// Answers that are several classes at once.
final class LabelAnswers implements Answers {

    private final List<String> labels;
    private final OutputMeaning meaning;
    private final Scores scores;
    private final int stride;
    private final int size;
    private final Calibration.Collector calibration = new Calibration.Collector();
    private final boolean[][] actual;
    private final boolean[][] predicted;

    LabelAnswers(Model model, Examples examples) {
        this.labels = model.declaration().classes();
        this.meaning = LossBinder.meaning(model.spec().loss());
        this.size = examples.size();
        this.stride = Answers.stride(size, labels.size());
        this.scores = new Scores(labels, Math.ceilDiv(size, stride));
        this.actual = new boolean[size][labels.size()];
        this.predicted = new boolean[size][labels.size()];
    }

    @Override
    public void add(int first, Tensor output, Batch batch) {
        int width = labels.size();
        for (int i = 0; i < output.rows(); i++) {
            int example = first + i;
            boolean isScored = scores.classes() > 0 && example % stride == 0;
            for (int c = 0; c < width; c++) {
                boolean isThere = batch.targets().get(i * width + c) > 0.5f;
                float value = output.get(i * width + c);
                actual[example][c] = isThere;
                predicted[example][c] = meaning.answer(output, i * width + c, 1) == 1;
                if (meaning.hasProbabilities()) {
                    calibration.add(TargetUnits.LOGITS.original(value), isThere);
                }
                if (isScored) {
                    scores.set(c, value, isThere);
                }
            }
            if (isScored) {
                scores.next();
            }
        }
    }

    @Override
    public double surety(int example) {
        return Double.NEGATIVE_INFINITY;
    }

    @Override
    public String actual(int example) {
        return names(actual[example]);
    }

    @Override
    public String predicted(int example) {
        return names(predicted[example]);
    }

    private String names(boolean[] has) {
        String names = IntStream.range(0, has.length)
                .filter(c -> has[c])
                .mapToObj(labels::get)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }

    @Override
    public Assessment complete(Assessment plain) {
        return new Assessment(
                plain.score(),
                Optional.empty(),
                scores.rankings(),
                scores.ranked(),
                Answers.some(size, stride),
                meaning.hasProbabilities() ? Optional.of(calibration.calibration()) : Optional.empty(),
                Optional.empty(),
                plain.worst(),
                plain.surest());
    }
}
