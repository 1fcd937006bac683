package org.pierian.core.data;

import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Windows over a part of a text. The target of each step is a token of the same text, such as the one after it.
///
/// Window w has the tokens from `w * stride` on; what is left behind the last whole window, and the token after it,
/// is not used.
public final class TokenWindows implements Dataset {

    private final Tokens tokens;
    private final int first;
    private final int length;
    private final int stride;
    private final int ahead;
    private final int size;
    private final TargetType.Classes targetType;
    private final float[] row;

    /// @param tokens the text
    /// @param first the part's first token
    /// @param end behind the part's last token
    /// @param length steps of a window, at least 1
    /// @param stride tokens from the start of a window to the start of the next, at least 1
    /// @param ahead how far the target of a step is behind it: 1 for the next token, 0 for the token itself
    public TokenWindows(Tokens tokens, int first, int end, int length, int stride, int ahead) {
        this.tokens = tokens;
        this.first = first;
        this.length = length;
        this.stride = stride;
        this.ahead = ahead;
        this.size = count(end - first, length, stride);
        this.targetType = new TargetType.Classes(Shape.of(length), tokens.below());
        this.row = new float[length + 1];
    }

    /// Number of windows of a part, each with the token after it.
    ///
    /// @param tokens tokens of the part
    /// @param length steps of a window
    /// @param stride tokens from the start of a window to the start of the next
    public static int count(int tokens, int length, int stride) {
        return tokens <= length ? 0 : (tokens - length - 1) / stride + 1;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public TensorType inputType() {
        return TensorType.indices(Shape.of(length), tokens.below());
    }

    @Override
    public TargetType targetType() {
        return targetType;
    }

    @Override
    public void fill(int[] order, int from, Batch batch) {
        for (int i = 0; i < batch.size(); i++) {
            tokens.read(first + order[from + i] * stride, row, 0, length + 1);
            batch.inputs().buffer().write(i * length, row, 0, length);
            Targets.write(row, ahead, i, batch, targetType);
        }
    }
}
