package org.pierian.runner.cli.terminal;

import java.util.Optional;
import java.util.OptionalDouble;
import org.pierian.core.metric.Accuracy;
import org.pierian.core.metric.Tally;
import org.pierian.runner.record.Score;
import org.pierian.runner.run.TrainingListener;

/// Shows the progress of training. On a terminal: a bar over the whole run with the running loss and accuracy, and the
/// results of an epoch at most once in a second. Elsewhere: the results at even steps of epochs, the same lines in
/// every
/// repetition.
public final class Progress implements TrainingListener {

    private static final long REDRAW = 100_000_000L;
    private static final long LINE = 1_000_000_000L;
    private static final int MOST_LINES = 40;

    private final Terminal terminal;
    private final int epochs;
    private final long examples;
    private final boolean quiet;
    private final int stride;
    private long drawn = System.nanoTime();
    private long told = drawn - LINE;
    private long firstSeen = -1;
    private long firstTime;

    /// @param terminal where it is shown
    /// @param epochs number of epochs
    /// @param examples examples in an epoch
    /// @param quiet whether nothing is shown
    public Progress(Terminal terminal, int epochs, long examples, boolean quiet) {
        this.terminal = terminal;
        this.epochs = epochs;
        this.examples = examples;
        this.quiet = quiet;
        this.stride = stride(epochs);
    }

    /// The smallest of 1, 2, 5, 10, 20, 50, ... by which so many epochs are told in few lines.
    static int stride(int epochs) {
        int stride = 1;
        for (int i = 0; epochs / stride > MOST_LINES; i++) {
            stride = i % 3 == 1 ? stride / 2 * 5 : 2 * stride;
        }
        return stride;
    }

    @Override
    public void afterStep(int epoch, Tally tally) {
        if (quiet || !terminal.isInteractive()) {
            return;
        }
        long now = System.nanoTime();
        long seen = (epoch - 1) * examples + tally.examples();
        if (firstSeen < 0) { // what was done before, by another process or by starting, is not part of the rate
            firstSeen = seen;
            firstTime = now;
        }
        if (now - drawn < REDRAW) {
            return;
        }
        drawn = now;
        ProgressLine line = new ProgressLine(
                epoch,
                epochs,
                seen,
                epochs * examples,
                tally.meanLoss(),
                tally.value(Accuracy.NAME),
                seen == firstSeen
                        ? OptionalDouble.empty()
                        : OptionalDouble.of((seen - firstSeen) * 1e9 / (now - firstTime)));
        terminal.draw(line::text);
    }

    @Override
    public void afterEpoch(Score train, Optional<Score> measured) {
        if (!quiet && isTold(train.epoch())) {
            terminal.say(ProgressLine.ofEpoch(epochs, train, measured, terminal.columns()));
        }
    }

    private boolean isTold(int epoch) {
        if (epoch == epochs) {
            return true;
        }
        if (!terminal.isInteractive()) {
            return epoch == 1 || epoch % stride == 0;
        }
        long now = System.nanoTime();
        boolean due = now - told >= LINE;
        told = due ? now : told;
        return due;
    }
}
