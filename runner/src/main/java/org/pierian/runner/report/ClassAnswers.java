package org.pierian.runner.report;

import java.util.List;
import java.util.Optional;
import org.pierian.core.data.Batch;
import org.pierian.core.metric.OutputMeaning;
import org.pierian.core.metric.Softmax;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.bind.LossBinder;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.report.markup.Decimals;
import org.pierian.runner.run.Confusion;
import org.pierian.runner.run.Model;

/// Answers that are a class, or one at each position.
final class ClassAnswers implements Answers {

    private final List<String> classes;
    private final OutputMeaning meaning;
    private final int positions;
    private final Optional<Confusion> confusion;
    private final Scores scores;
    private final int stride;
    private final Calibration.Collector calibration = new Calibration.Collector();
    private final Softmax softmax = new Softmax();
    private final int size;
    private final int[] actual;
    private final int[] predicted;
    private final int[] right; // positions
    private final int[] counted; // positions
    private final double[] sureties;

    ClassAnswers(Model model, Examples examples) {
        this.classes = model.declaration().classes();
        this.meaning = LossBinder.meaning(model.spec().loss());
        this.positions = model.declaration().positions().size();
        this.size = examples.size();
        this.confusion = examples.labels().map(labels -> new Confusion(classes, labels, meaning));
        int outputs = model.declaration().outputs();
        this.stride = Answers.stride(size, (long) positions * outputs);
        List<String> ranked = outputs == 1 && classes.size() == 2 ? classes.subList(1, 2) : classes;
        this.scores = new Scores(ranked.size() == outputs ? ranked : List.of(), Math.ceilDiv(size, stride) * positions);
        this.actual = new int[size];
        this.predicted = new int[size];
        this.right = new int[size];
        this.counted = new int[size];
        this.sureties = new double[size];
    }

    @Override
    public void add(int first, Tensor output, Batch batch) {
        confusion.ifPresent(all -> all.add(first, output));
        int width = output.rowSize() / positions;
        for (int i = 0; i < output.rows(); i++) {
            for (int p = 0; p < positions; p++) {
                int label = (int) batch.classes().get(i * positions + p);
                if (label >= 0) {
                    position(first + i, label, output, (i * positions + p) * width, width);
                }
            }
        }
    }

    private void position(int example, int label, Tensor output, int from, int width) {
        int answer = meaning.answer(output, from, width);
        actual[example] = label;
        predicted[example] = answer;
        counted[example]++;
        right[example] += answer == label ? 1 : 0;
        if (meaning.hasProbabilities()) {
            softmax.read(output, from, width);
            sureties[example] += softmax.of(answer);
            boolean isYes = width == 1;
            calibration.add(softmax.of(isYes ? 1 : answer), isYes ? label == 1 : answer == label);
        } else {
            sureties[example] += margin(output, from, width, answer);
        }
        if (scores.classes() > 0 && example % stride == 0) {
            for (int c = 0; c < scores.classes(); c++) {
                boolean isYes = width == 1;
                scores.set(c, score(output, from, width, c), label == (isYes ? 1 : c));
            }
            scores.next();
        }
    }

    /// How far the answer's output is from that of the next class, or from one half.
    private static double margin(Tensor output, int from, int width, int answer) {
        if (width == 1) {
            return Math.abs(output.get(from) - 0.5);
        }
        double next = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < width; j++) {
            next = j == answer ? next : Math.max(next, output.get(from + j));
        }
        return output.get(from + answer) - next;
    }

    /// What grows with the probability of a class and, unlike it, does not end at 1: the logarithm of its odds; or the
    /// output where there are no probabilities.
    private double score(Tensor output, int from, int width, int c) {
        if (!meaning.hasProbabilities() || width == 1) {
            return output.get(from + c);
        }
        double others = 0;
        for (int j = 0; j < width; j++) {
            others += j == c ? 0 : softmax.of(j);
        }
        return StrictMath.log(softmax.of(c)) - StrictMath.log(others);
    }

    @Override
    public double surety(int example) {
        return counted[example] == 0 ? Double.NEGATIVE_INFINITY : sureties[example] / counted[example];
    }

    @Override
    public String suretyText(int example) {
        if (counted[example] == 0) {
            return "";
        }
        String what = meaning.hasProbabilities() ? "probability " : "ahead by ";
        return what + Decimals.significant(surety(example), 4) + (positions > 1 ? " on average" : "");
    }

    @Override
    public String actual(int example) {
        return positions > 1 ? counted[example] + " positions" : name(actual[example]);
    }

    @Override
    public String predicted(int example) {
        return positions > 1 ? right[example] + " right" : name(predicted[example]);
    }

    private String name(int label) {
        return label < classes.size() ? classes.get(label) : "class " + label;
    }

    @Override
    public Assessment complete(Assessment plain) {
        return new Assessment(
                plain.score(),
                confusion,
                scores.rankings(),
                scores.ranked(),
                Answers.some(size, stride),
                meaning.hasProbabilities() ? Optional.of(calibration.calibration()) : Optional.empty(),
                Optional.empty(),
                plain.worst(),
                plain.surest());
    }
}
