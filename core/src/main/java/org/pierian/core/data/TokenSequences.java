package org.pierian.core.data;

import java.util.Arrays;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Texts, each an example, whose answers are known: a class for each text, or one for each of its tokens.
///
/// An example is its tokens from the first step on. Behind its length the input is 0.
public final class TokenSequences implements Dataset {

    private final Tokens tokens;
    private final int[] starts;
    private final int steps;
    private final Targets targets;
    private final float[] row;

    /// @param tokens all texts, one after the other
    /// @param starts where each text begins among them, and where the last one ends; kept, not copied
    /// @param steps steps of an example, at least the tokens of every text
    /// @param targets the classes of the texts or of their steps, -1 behind the length
    public TokenSequences(Tokens tokens, int[] starts, int steps, Targets targets) {
        this.tokens = tokens;
        this.starts = starts;
        this.steps = steps;
        this.targets = targets;
        this.row = new float[steps];
        if (targets.size() != starts.length - 1) {
            throw new IllegalArgumentException(targets.size() + " targets for " + (starts.length - 1) + " texts");
        }
    }

    @Override
    public int size() {
        return starts.length - 1;
    }

    @Override
    public TensorType inputType() {
        return TensorType.indices(Shape.of(steps), tokens.below()).padded(true);
    }

    @Override
    public TargetType targetType() {
        return targets.type();
    }

    @Override
    public int length(int example) {
        return starts[example + 1] - starts[example];
    }

    @Override
    public void fill(int[] order, int from, Batch batch) {
        for (int i = 0; i < batch.size(); i++) {
            int example = order[from + i];
            int count = length(example);
            tokens.read(starts[example], row, 0, count);
            Arrays.fill(row, count, steps, 0f);
            batch.inputs().buffer().write(i * steps, row, 0, steps);
            if (batch.lengths().length > 0) {
                batch.lengths()[i] = count;
            }
        }
        targets.fill(order, from, batch);
    }
}
