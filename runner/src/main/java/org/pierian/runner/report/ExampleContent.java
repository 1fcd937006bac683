package org.pierian.runner.report;

import org.pierian.core.data.Batch;
import org.pierian.core.metric.OutputMeaning;
import org.pierian.core.metric.Softmax;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.bind.LossBinder;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.run.Model;
import org.pierian.runner.run.Predictor;

/// The contents of single examples; of texts with marks.
///
/// Where each token has an answer, it is marked by how little of the probability the right answer got. Where a text has
/// one answer, a token is marked by how much the answer's output falls when the token is left out.
final class ExampleContent {

    private static final int LONGEST = 400; // tokens of a text that are shown
    private static final int MOST_LEFT_OUT = 64; // tokens of a text that are left out one by one
    private static final double[] BORDERS = {0.5, 0.1, 0.02, 0.004}; // of probabilities, from the weakest mark on

    private final Model model;
    private final ExampleReader reader;
    private final Predictor predictor;
    private final Contents contents;
    private final OutputMeaning meaning;

    ExampleContent(Model model, ExampleReader reader) {
        this.model = model;
        this.reader = reader;
        this.predictor = model.predictor();
        this.contents = new Contents(model.preprocessing(), model.declaration().input());
        this.meaning = LossBinder.meaning(model.spec().loss());
    }

    /// What is shown of an example.
    ///
    /// @param example its index
    Shown.Content of(int example) {
        Batch batch = reader.read(example, 1);
        float[] inputs = batch.inputs().toArray();
        if (!contents.areTexts()) {
            return contents.of(inputs);
        }
        int length = Math.min(LONGEST, batch.lengths().length == 0 ? inputs.length : batch.lengths()[0]);
        Declaration declaration = model.declaration();
        if (declaration.hasPositions()
                && declaration.positions().size() == inputs.length
                && meaning.hasProbabilities()) {
            return contents.text(
                    inputs,
                    length,
                    surprises(inputs, length, batch.classes(), isOfNext()),
                    isOfNext()
                            ? "the stronger the mark, the less the token was expected"
                            : "the stronger the mark, the less likely the right answer for the token was");
        }
        if (declaration.hasClasses() && !declaration.hasPositions() && batch.lengths().length > 0) {
            return contents.text(
                    inputs,
                    length,
                    falls(inputs, length),
                    "the stronger the mark, the more the answer's output falls without the token");
        }
        return contents.text(inputs, length, new int[length], "");
    }

    /// Whether the answer at a token is the token behind it.
    private boolean isOfNext() {
        return model.preprocessing().target().column().equals("next_token");
    }

    private int[] surprises(float[] inputs, int length, Tensor classes, boolean isOfNext) {
        Tensor output = predict(inputs, length);
        int width = output.rowSize() / inputs.length;
        Softmax softmax = new Softmax();
        int[] marks = new int[inputs.length + 1];
        for (int i = 0; i < length; i++) {
            int label = (int) classes.get(i);
            if (label >= 0) {
                softmax.read(output, i * width, width);
                marks[isOfNext ? i + 1 : i] = mark(softmax.of(label));
            }
        }
        return marks;
    }

    private static int mark(double probability) {
        int mark = 0;
        while (mark < BORDERS.length && probability < BORDERS[mark]) {
            mark++;
        }
        return mark;
    }

    private Tensor predict(float[] inputs, int length) {
        System.arraycopy(inputs, 0, predictor.inputs(), 0, inputs.length);
        predictor.lengths()[0] = length;
        return predictor.predict(1);
    }

    /// By how much the output of the answer falls without each token, against the largest fall.
    private int[] falls(float[] inputs, int length) {
        int[] marks = new int[length];
        if (length < 2 || length > MOST_LEFT_OUT) {
            return marks;
        }
        Tensor output = predict(inputs, length);
        int answer = meaning.answer(output, 0, output.rowSize());
        double whole = outputOf(output, answer);
        double[] falls = new double[length];
        double largest = 0;
        for (int left = 0; left < length; left++) {
            float[] rest = inputs.clone();
            System.arraycopy(inputs, left + 1, rest, left, length - left - 1);
            rest[length - 1] = 0;
            falls[left] = whole - outputOf(predict(rest, length - 1), answer);
            largest = Math.max(largest, falls[left]);
        }
        for (int i = 0; i < length && largest > 0; i++) {
            marks[i] = (int) Math.rint(Math.max(0, falls[i]) / largest * Shown.Word.STRONGEST);
        }
        return marks;
    }

    /// For a single output that says yes or no, its negative speaks for no. Of several, how far the answer's is above
    /// their mean, as adding a number to all of them says nothing.
    private static double outputOf(Tensor output, int answer) {
        if (output.rowSize() == 1) {
            return answer == 1 ? output.get(0) : -output.get(0);
        }
        double sum = 0;
        for (int j = 0; j < output.rowSize(); j++) {
            sum += output.get(j);
        }
        return output.get(answer) - sum / output.rowSize();
    }
}
