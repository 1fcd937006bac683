package org.pierian.core.backend.cpu.recurrent;

import java.util.Arrays;

/// Sequences in the order of examples and in that of steps, row by row.
final class StepOrder {

    private StepOrder() {}

    /// @param examples `[batch, time, width]`
    /// @param bySteps receives `[steps, batch, width]`
    static void toSteps(float[] examples, int time, int width, int[] lengths, int batch, int steps, float[] bySteps) {
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < batch; i++) {
                int to = (t * batch + i) * width;
                if (t < lengths[i]) {
                    System.arraycopy(examples, (i * time + t) * width, bySteps, to, width);
                } else {
                    Arrays.fill(bySteps, to, to + width, 0f);
                }
            }
        }
    }

    /// @param bySteps `[steps, batch, width]`
    /// @param examples receives `[batch, time, width]`
    static void toExamples(float[] bySteps, int[] lengths, int batch, int time, int width, float[] examples) {
        for (int i = 0; i < batch; i++) {
            int from = i * time * width;
            for (int t = 0; t < lengths[i]; t++) {
                System.arraycopy(bySteps, (t * batch + i) * width, examples, from + t * width, width);
            }
            Arrays.fill(examples, from + lengths[i] * width, from + time * width, 0f);
        }
    }

    /// @param bySteps `[steps, batch, width]`
    /// @param last receives `[batch, width]`
    static void takeLast(float[] bySteps, int[] lengths, int batch, int width, int hidden, float[] last) {
        for (int i = 0; i < batch; i++) {
            int to = i * width;
            if (lengths[i] == 0) {
                Arrays.fill(last, to, to + width, 0f);
            } else {
                int end = ((lengths[i] - 1) * batch + i) * width;
                System.arraycopy(bySteps, end, last, to, hidden);
                System.arraycopy(bySteps, to + hidden, last, to + hidden, width - hidden);
            }
        }
    }

    /// @param last `[batch, width]`
    /// @param bySteps receives `[steps, batch, width]`
    static void putLast(float[] last, int[] lengths, int batch, int width, int steps, int hidden, float[] bySteps) {
        Arrays.fill(bySteps, 0, steps * batch * width, 0f);
        for (int i = 0; i < batch; i++) {
            if (lengths[i] > 0) {
                int from = i * width;
                int end = ((lengths[i] - 1) * batch + i) * width;
                System.arraycopy(last, from, bySteps, end, hidden);
                System.arraycopy(last, from + hidden, bySteps, from + hidden, width - hidden);
            }
        }
    }
}
