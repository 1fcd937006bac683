package org.pierian.runner.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pierian.core.backend.Backend;
import org.pierian.core.data.Batch;
import org.pierian.core.data.TargetType;
import org.pierian.core.metric.Tally;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.record.Score;
import org.pierian.runner.run.Model;

/// Lets a trained network answer the examples of a split, and picks those to be shown.
public final class Assessor {

    private static final int SHOWN = 8;

    private final Model model;
    private final Examples examples;
    private final ExampleReader reader;
    private final Answers answers;
    private final double[] losses;

    private Assessor(Model model, Examples examples, Backend backend) {
        this.model = model;
        this.examples = examples;
        this.reader = new ExampleReader(examples.dataset(), model.predictor().capacity(), backend);
        Declaration declaration = model.declaration();
        this.answers = switch (declaration.target()) {
            case TargetType.Classes _ -> new ClassAnswers(model, examples);
            case TargetType.Labels _ -> new LabelAnswers(model, examples);
            case TargetType.Numbers _ -> new NumberAnswers(model, examples);
        };
        this.losses = new double[examples.size()];
    }

    /// What the network answers.
    ///
    /// @param model trained
    /// @param split name of the split
    /// @param epoch the epoch that its weights are of
    /// @param backend where examples are read to
    public static Assessment assess(Model model, Examples examples, String split, int epoch, Backend backend) {
        return new Assessor(model, examples, backend).assess(split, epoch);
    }

    private Assessment assess(String split, int epoch) {
        Tally tally = model.evaluator(examples).evaluate(this::take);
        Score score = Score.of(epoch, split, tally);
        Comparator<Integer> byLoss = Comparator.comparingDouble(example -> losses[example]);
        Comparator<Integer> bySurety = Comparator.comparingDouble(answers::surety);
        List<Shown> worst = shown(byLoss.reversed());
        List<Shown> surest = shown(bySurety.reversed().thenComparing(byLoss));
        Assessment plain = new Assessment(
                score,
                Optional.empty(),
                List.of(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                worst,
                surest);
        return answers.complete(plain);
    }

    private void take(int first, Tensor output, Tensor batchLosses) {
        int count = output.rows();
        Batch batch = reader.read(first, count);
        answers.add(first, output, batch);
        int each = batch.classes().isNone() ? 1 : batch.classes().rowSize();
        for (int i = 0; i < count; i++) {
            double sum = 0;
            int counted = 0;
            for (int p = 0; p < each; p++) {
                if (batch.classes().isNone() || batch.classes().get(i * each + p) >= 0) {
                    sum += batchLosses.get(i * each + p);
                    counted++;
                }
            }
            losses[first + i] = counted == 0 ? 0 : sum / counted;
        }
    }

    /// The first examples in an order; of equal ones those of lower index.
    private List<Shown> shown(Comparator<Integer> order) {
        ExampleContent contents = new ExampleContent(model, reader);
        List<Shown> shown = new ArrayList<>();
        IntStream.range(0, losses.length)
                .boxed()
                .sorted(order.thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .forEach(example -> shown.add(new Shown(
                        example,
                        answers.actual(example),
                        answers.predicted(example),
                        losses[example],
                        answers.suretyText(example),
                        contents.of(example))));
        return shown;
    }
}
