package org.pierian.core.data;

import java.util.Arrays;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Lines of a text, each an example. The target of each step is the token after it, or the token itself.
///
/// A line of tokens `a b c` between boundaries `|` is the input `| a b c`, and has length 4; its target is `a b c |`.
/// Behind its length the input is 0 and no target counts.
public final class TokenLines implements Dataset {

    private final Tokens tokens;
    private final int[] starts;
    private final int[] lines;
    private final int steps;
    private final int boundary;
    private final int ahead;
    private final TargetType.Classes targetType;
    private final float[] inputs;
    private final float[] classes;

    /// @param tokens all lines, one after the other, without boundaries
    /// @param starts where each line begins among them, and where the last one ends; kept, not copied
    /// @param lines numbers of the lines that are examples, in their order; kept, not copied
    /// @param steps steps of an example, above the tokens of every line
    /// @param boundary the token before and behind a line
    /// @param ahead how far the target of a step is behind it: 1 for the next token, 0 for the token itself
    public TokenLines(Tokens tokens, int[] starts, int[] lines, int steps, int boundary, int ahead) {
        this.tokens = tokens;
        this.starts = starts;
        this.lines = lines;
        this.steps = steps;
        this.boundary = boundary;
        this.ahead = ahead;
        this.targetType = new TargetType.Classes(Shape.of(steps), tokens.below());
        this.inputs = new float[steps];
        this.classes = new float[steps];
    }

    @Override
    public int size() {
        return lines.length;
    }

    @Override
    public TensorType inputType() {
        return TensorType.indices(Shape.of(steps), tokens.below()).padded(true);
    }

    @Override
    public TargetType targetType() {
        return targetType;
    }

    @Override
    public int length(int example) {
        int line = lines[example];
        return starts[line + 1] - starts[line] + 1;
    }

    @Override
    public void fill(int[] order, int from, Batch batch) {
        for (int i = 0; i < batch.size(); i++) {
            int line = lines[order[from + i]];
            int count = starts[line + 1] - starts[line];
            read(starts[line], count);
            batch.inputs().buffer().write(i * steps, inputs, 0, steps);
            Targets.write(classes, 0, i, batch, targetType);
            if (batch.lengths().length > 0) {
                batch.lengths()[i] = count + 1;
            }
        }
    }

    private void read(int start, int count) {
        inputs[0] = boundary;
        tokens.read(start, inputs, 1, count);
        Arrays.fill(inputs, count + 1, steps, 0f);
        System.arraycopy(inputs, ahead, classes, 0, count + 1 - ahead);
        if (ahead > 0) {
            classes[count] = boundary;
        }
        Arrays.fill(classes, count + 1, steps, -1f);
    }
}
