package org.pierian.runner.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pierian.core.data.Targets;
import org.pierian.core.metric.ClassCounts;
import org.pierian.core.metric.OutputMeaning;
import org.pierian.core.tensor.Tensor;

/// How often a network answers each class for the examples of each class, or for the positions where they have several.
public final class Confusion {

    private final List<String> classes;
    private final Targets labels;
    private final OutputMeaning meaning;
    private final long[][] counts;

    /// @param classes names of the classes
    /// @param labels the classes of the examples
    /// @param meaning what outputs mean
    public Confusion(List<String> classes, Targets labels, OutputMeaning meaning) {
        this.classes = List.copyOf(classes);
        this.labels = labels;
        this.meaning = meaning;
        this.counts = new long[classes.size()][classes.size()];
    }

    /// A class that is taken for another one.
    ///
    /// @param actual the class of the examples
    /// @param predicted the class that was answered
    /// @param count how many examples
    public record Mistake(int actual, int predicted, long count) {}

    /// Adds the answers for some examples.
    ///
    /// @param first index of the first example
    /// @param output `[examples, ..., outputs]`
    public void add(int first, Tensor output) {
        int positions = labels.positions();
        int width = output.rowSize() / positions;
        for (int i = 0; i < output.rows() * positions; i++) {
            int actual = labels.label(first * positions + i);
            if (actual >= 0) {
                counts[actual][meaning.answer(output, i * width, width)]++;
            }
        }
    }

    /// Names of the classes.
    public List<String> classes() {
        return classes;
    }

    /// Number of examples of a class for which a class was answered.
    public long count(int actual, int predicted) {
        return counts[actual][predicted];
    }

    /// Precision, recall and F1 of the classes.
    public ClassCounts rates() {
        ClassCounts rates = new ClassCounts(classes.size());
        for (int actual = 0; actual < counts.length; actual++) {
            for (int predicted = 0; predicted < counts.length; predicted++) {
                rates.add(actual, predicted, (double) counts[actual][predicted]);
            }
        }
        return rates;
    }

    /// The classes that are taken for another one most often, in descending order.
    public List<Mistake> mistakes() {
        List<Mistake> mistakes = new ArrayList<>();
        for (int actual = 0; actual < counts.length; actual++) {
            for (int predicted = 0; predicted < counts.length; predicted++) {
                if (actual != predicted && counts[actual][predicted] > 0) {
                    mistakes.add(new Mistake(actual, predicted, counts[actual][predicted]));
                }
            }
        }
        mistakes.sort(Comparator.comparingLong(Mistake::count).reversed());
        return mistakes;
    }
}
