package org.pierian.core.backend;

import org.pierian.core.tensor.Tensor;

/// What recurrent layers compute besides products: steps of their cells, and the change between the order of
/// examples and the order of steps.
///
/// By example a sequence is `[batch, time, features]`, by step `[steps * batch, features]` with the examples of
/// step 0 first. An example of length n has steps 0 to n - 1; what lies behind is zeros in every result.
public interface Recurrence {

    /// Stands for the step before the first: a state of zeros.
    int NONE = -1;

    /// Goes on by one step: takes the sums to the gates and writes the state. With gates after [RecurrentCell]:
    ///
    /// | cell | rounding |
    /// |------|----------|
    /// | RNN  | `h' = tanh(s)` |
    /// | LSTM | `c' = fma(f, c, i * g)`, `h' = o * tanh(c')` |
    /// | GRU  | `n = tanh(fma(r, h + recurrent bias, x + input bias))`, `h' = fma(z, h, (1 - z) * n)` |
    ///
    /// @param lengths of the examples
    /// @param batch number of examples
    /// @param step which one
    /// @param before the step that it follows, or [#NONE]
    void forward(RecurrentMemory memory, int[] lengths, int batch, int step, int before);

    /// Writes the gradients of a step's sums, and the carry to the step before. Slopes are `p * (1 - p)` for a
    /// sigmoid p and `fma(-t, t, 1)` for a tanh t; `d` is the gradient of the state, `output + recurrent`, for
    /// GRU with `+ carry`.
    ///
    /// - RNN: `d * slope(h)`;
    /// - LSTM: with `e = fma(d * o, slope(tanh(c)), carry)`, of i `(e * g) * slope(i)`, of f `(e * c) *
    ///   slope(f)` with the c before, of g `(e * i) * slope(g)`, of o `(d * tanh(c)) * slope(o)`; the carry
    ///   becomes `e * f`;
    /// - GRU: of n `e = (d * (1 - z)) * slope(n)`, for the state's part `e * r`; of r `(e * inner) * slope(r)`,
    ///   of z `(d * (h - n)) * slope(z)` with the h before; the carry becomes `d * z`.
    ///
    /// @param lengths of the examples
    /// @param batch number of examples
    /// @param step which one
    /// @param before the step that it followed, or [#NONE]
    void backward(RecurrentMemory memory, RecurrentGradients gradients, int[] lengths, int batch, int step, int before);

    /// Copies sequences into the order of steps.
    ///
    /// @param examples `[batch, time, features]`
    /// @param lengths of the examples, at most `steps`
    /// @param steps how many are written
    /// @param bySteps receives `[steps * batch, features]`
    void toSteps(Tensor examples, int[] lengths, int steps, Tensor bySteps);

    /// Copies sequences into the order of examples.
    ///
    /// @param bySteps `[steps * batch, features]`
    /// @param lengths of the examples
    /// @param examples receives `[batch, time, features]`, all of it
    void toExamples(Tensor bySteps, int[] lengths, Tensor examples);

    /// Takes the state that each direction ends with: of the first `hidden` columns that of the last step, of
    /// those behind that of step 0.
    ///
    /// @param bySteps `[steps * batch, features]`
    /// @param lengths of the examples
    /// @param hidden columns of a direction
    /// @param last receives `[batch, features]`
    void takeLast(Tensor bySteps, int[] lengths, int hidden, Tensor last);

    /// Puts gradients where [#takeLast] has taken the numbers from, between zeros.
    ///
    /// @param last `[batch, features]`
    /// @param lengths of the examples
    /// @param steps how many are written
    /// @param hidden columns of a direction
    /// @param bySteps receives `[steps * batch, features]`
    void putLast(Tensor last, int[] lengths, int steps, int hidden, Tensor bySteps);
}
