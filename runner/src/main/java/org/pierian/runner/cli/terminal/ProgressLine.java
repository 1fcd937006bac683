package org.pierian.runner.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.pierian.runner.record.Score;
import org.pierian.runner.record.SignificantDigits;

/// What a run has come to, laid out in one line of a terminal: what does not fit is left out, the least important
/// first.
///
/// @param epoch the present epoch, from 1
/// @param epochs number of epochs
/// @param seen examples trained with since the start of the run, in all epochs
/// @param all examples to be trained with in the whole run
/// @param loss mean loss of the present epoch
/// @param accuracy accuracy in the present epoch, where it is measured
/// @param rate examples a second; empty while it is unknown
record ProgressLine(
        int epoch, int epochs, long seen, long all, double loss, Optional<Double> accuracy, OptionalDouble rate) {

    private static final int SHORTEST_BAR = 5;
    private static final int LONGEST_BAR = 30;
    private static final int FRAME = 3; // of the bar: a space and two brackets

    /// One line that leaves the last column free, where some terminals would begin a new line.
    ///
    /// @param columns the columns of the terminal
    String text(int columns) {
        int room = columns - 1;
        String head = "epoch " + epoch + "/" + epochs;
        int rest = room - head.length();
        boolean bar = rest >= FRAME + SHORTEST_BAR;
        rest -= bar ? FRAME + SHORTEST_BAR : 0;
        String percent = String.format(Locale.US, "%4d%%", Math.min(100, 100 * seen / all));
        List<String> kept = new ArrayList<>();
        String lossText = lossText(rest);
        for (String part : byImportance(percent, lossText)) {
            if (part.length() > rest) {
                break; // and the bar becomes longer
            }
            kept.add(part);
            rest -= part.length();
        }
        StringBuilder line = new StringBuilder(head);
        if (bar) {
            int length = Math.min(LONGEST_BAR, SHORTEST_BAR + rest);
            int filled = (int) Math.min(length, length * (double) seen / all);
            line.append(" [")
                    .append("=".repeat(filled))
                    .append(" ".repeat(length - filled))
                    .append(']');
        }
        inOrder(percent, lossText).stream().filter(kept::contains).forEach(line::append);
        return line.substring(0, Math.clamp(room, 0, line.length()));
    }

    private List<String> byImportance(String percent, String lossText) {
        List<String> parts = new ArrayList<>(List.of(lossText, percent));
        left().ifPresent(parts::add);
        accuracyText().ifPresent(parts::add);
        rateText().ifPresent(parts::add);
        return parts;
    }

    private List<String> inOrder(String percent, String lossText) {
        List<String> parts = new ArrayList<>(List.of(percent, lossText));
        accuracyText().ifPresent(parts::add);
        rateText().ifPresent(parts::add);
        left().ifPresent(parts::add);
        return parts;
    }

    /// With fewer digits where there is little room.
    private String lossText(int room) {
        String text = "  loss " + SignificantDigits.of(loss);
        return text.length() <= room ? text : String.format(Locale.US, "  loss %.1e", loss);
    }

    private Optional<String> accuracyText() {
        return accuracy.map(value -> String.format(Locale.US, "  accuracy %.3f", value));
    }

    private Optional<String> rateText() {
        return rate.isEmpty()
                ? Optional.empty()
                : Optional.of(String.format(Locale.US, "  %,.0f/s", rate.getAsDouble()));
    }

    /// The time that the rest of the run takes at this rate.
    private Optional<String> left() {
        if (rate.isEmpty()) {
            return Optional.empty();
        }
        long seconds = Math.round((all - seen) / rate.getAsDouble());
        String minutes = String.format(Locale.US, "%d:%02d left", seconds / 60, seconds % 60);
        String hours = String.format(Locale.US, "%d:%02d:%02d left", seconds / 3600, seconds / 60 % 60, seconds % 60);
        return Optional.of("  " + (seconds < 3600 ? minutes : hours));
    }

    /// How an epoch ended, in one line.
    ///
    /// @param measured score after the epoch, on the split that is watched, if one is
    /// @param columns the columns that it may have
    static String ofEpoch(int epochs, Score train, Optional<Score> measured, int columns) {
        String head = "epoch " + train.epoch() + "/" + epochs;
        String trainLoss = "  train loss " + SignificantDigits.of(train.loss());
        String metrics = measured.map(score -> "  " + score.split() + " " + score.text(" "))
                .orElse("");
        String loss = measured.map(score -> "  " + score.split() + " loss " + SignificantDigits.of(score.loss()))
                .orElse("");
        List<String> forms = List.of(
                head + "  train " + train.text(" ") + metrics,
                head + trainLoss + metrics,
                head + trainLoss + loss,
                head + (loss.isEmpty() ? trainLoss : loss),
                head);
        return forms.stream()
                .filter(form -> form.length() < columns)
                .findFirst()
                .orElse(head.substring(0, Math.clamp(columns - 1L, 0, head.length())));
    }
}
