package org.pierian.runner.cli.terminal;

import java.util.Locale;
import org.pierian.core.metric.Accuracy;
import org.pierian.core.metric.Tally;
import org.pierian.runner.record.Score;
import org.pierian.runner.run.TrainingListener;

/// Shows the progress of training: on a terminal a bar with the running loss and accuracy, elsewhere a line for
/// an epoch, at most one in a second.
public final class Progress implements TrainingListener {

    private static final int BAR = 30;
    private static final long REDRAW = 100_000_000L;
    private static final long LINE = 1_000_000_000L;

    private final Terminal terminal;
    private final int epochs;
    private final long examples;
    private final boolean quiet;
    private final long start = System.nanoTime();
    private long drawn = System.nanoTime();
    private long told;
    private long done;

    /// @param terminal where it is shown
    /// @param epochs number of epochs
    /// @param examples examples in an epoch
    /// @param quiet whether nothing is shown
    public Progress(Terminal terminal, int epochs, long examples, boolean quiet) {
        this.terminal = terminal;
        this.epochs = epochs;
        this.examples = examples;
        this.quiet = quiet;
        this.told = start - LINE;
    }

    @Override
    public void afterStep(int epoch, Tally tally) {
        if (quiet || !terminal.isInteractive()) {
            return;
        }
        long now = System.nanoTime();
        if (now - drawn < REDRAW) {
            return;
        }
        drawn = now;
        long seen = done + tally.examples();
        int filled = (int) (BAR * (double) tally.examples() / examples);
        terminal.overwrite(String.format(
                Locale.ROOT,
                "epoch %d/%d [%s%s] %3d%%  loss %.4f  %s%s",
                epoch,
                epochs,
                "=".repeat(filled),
                " ".repeat(BAR - filled),
                100 * tally.examples() / examples,
                tally.meanLoss(),
                tally.value(Accuracy.NAME)
                        .map(accuracy -> String.format(Locale.ROOT, "accuracy %.3f  ", accuracy))
                        .orElse(""),
                rate(seen, now)));
    }

    private String rate(long seen, long now) {
        double seconds = Math.max(1e-3, (now - start) / 1e9);
        long left = Math.round((epochs * (double) examples - seen) / (seen / seconds));
        return String.format(Locale.ROOT, "%,.0f/s  %d:%02d left", seen / seconds, left / 60, left % 60);
    }

    @Override
    public void afterEpoch(Score train, Score measured) {
        done += train.examples();
        long now = System.nanoTime();
        boolean last = train.epoch() == epochs;
        if (quiet || (!last && now - told < LINE)) {
            return;
        }
        told = now;
        if (terminal.isInteractive()) {
            terminal.overwrite("");
        }
        terminal.say(String.format(
                Locale.ROOT,
                "epoch %d/%d  train %s  %s %s",
                train.epoch(),
                epochs,
                train.text(" "),
                measured.split(),
                measured.text(" ")));
    }
}
