package org.pierian.runner.probe;

import java.util.List;
import java.util.Locale;

/// What the losses of a batch that was not learned say about the reason.
final class LossHints {

    /// A few steps say little.
    private static final int LEAST_RECENT = 10;

    private static final double SAME = 0.01; // relative
    private static final double ROUGH = 0.3; // part of the steps after which the loss was higher
    private static final double FALLING = 0.02; // relative, in the last tenth of the steps

    private LossHints() {}

    /// One hint, or none where the losses say nothing clear.
    ///
    /// @param losses mean loss before each step, and at the end
    /// @param rate the learning rate
    static List<String> of(List<Double> losses, double rate) {
        if (losses.size() < 3) {
            return List.of();
        }
        double first = losses.getFirst();
        double last = losses.getLast();
        int rises = 0;
        for (int i = 1; i < losses.size(); i++) {
            rises += losses.get(i) > losses.get(i - 1) ? 1 : 0;
        }
        double rough = rises / (double) (losses.size() - 1);
        int recent = Math.min(losses.size() - 1, Math.max(LEAST_RECENT, losses.size() / 10));
        double before = losses.get(losses.size() - 1 - recent);
        if (last > first * (1 + SAME)) {
            return List.of(
                    "the loss is higher than it was at the start: the learning rate " + rate + " is probably too high");
        }
        if (rough > ROUGH) {
            return List.of(String.format(
                    Locale.US,
                    "the loss rose after %.0f %% of the steps: the learning rate %s is probably too high",
                    100 * rough,
                    rate));
        }
        if (last > first * (1 - SAME)) {
            return List.of("the loss has hardly changed: the learning rate " + rate
                    + " is probably too low, or nothing learns");
        }
        if (last < before * (1 - FALLING)) {
            return List.of("the loss is still falling: give more `--steps`, or a learning rate above " + rate);
        }
        return List.of("the loss has stopped falling: the network is too small for the batch, two of its examples"
                + " contradict each other, or the loss cannot become so small (give `--loss`)");
    }
}
