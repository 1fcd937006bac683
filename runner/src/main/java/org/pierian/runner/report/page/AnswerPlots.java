package org.pierian.runner.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.pierian.runner.record.SignificantDigits;
import org.pierian.runner.report.Assessment;
import org.pierian.runner.report.Calibration;
import org.pierian.runner.report.Ranking;
import org.pierian.runner.report.Residuals;
import org.pierian.runner.report.plot.BarsSvg;
import org.pierian.runner.report.plot.Figure;
import org.pierian.runner.report.plot.Line;
import org.pierian.runner.report.plot.MatrixSvg;
import org.pierian.runner.run.Confusion;

/// The plots of what a network answers.
final class AnswerPlots {

    private static final int MOST_CLASSES = 40; // of a matrix that is drawn
    private static final List<Double> ENDS = List.of(0.0, 1.0);

    private AnswerPlots() {}

    /// Those that the answers allow.
    static List<Plot> of(Assessment answers) {
        List<Plot> plots = new ArrayList<>();
        answers.confusion()
                .filter(confusion -> confusion.classes().size() <= MOST_CLASSES)
                .ifPresent(confusion -> plots.add(new Plot(
                        "confusion",
                        "Confusion matrix",
                        List.of("The darker a cell, the larger its part of the row."),
                        MatrixSvg.of(confusion.classes(), counts(confusion)),
                        Optional.empty())));
        if (!answers.rankings().isEmpty()) {
            plots.add(roc(answers));
            plots.add(precisionRecall(answers));
        }
        answers.calibration().ifPresent(calibration -> plots.add(calibration(calibration)));
        answers.residuals().ifPresent(residuals -> {
            plots.add(predicted(residuals));
            plots.add(histogram(residuals));
        });
        return plots;
    }

    private static List<List<Long>> counts(Confusion confusion) {
        int n = confusion.classes().size();
        return IntStream.range(0, n)
                .mapToObj(actual -> LongStream.range(0, n)
                        .mapToObj(predicted -> confusion.count(actual, (int) predicted))
                        .toList())
                .toList();
    }

    private static Plot roc(Assessment answers) {
        List<Line> lines = new ArrayList<>(List.of(new Line("chance", 7, Line.Style.GUIDE, ENDS, ENDS)));
        for (Ranking ranking : answers.rankings()) {
            lines.add(new Line(
                    ranking.name() + ", area " + SignificantDigits.of(ranking.area()),
                    lines.size() - 1,
                    ranking.falseAlarms(),
                    ranking.found()));
        }
        Figure figure = new Figure("ROC curve", "false positive rate", "true positive rate", lines);
        return Plot.of("roc", figure.within(Figure.Frame.UNIT), note(answers));
    }

    private static Plot precisionRecall(Assessment answers) {
        List<Line> lines = new ArrayList<>();
        for (Ranking ranking : answers.rankings()) {
            lines.add(new Line(
                    ranking.name() + ", AP " + SignificantDigits.of(ranking.averagePrecision()),
                    lines.size(),
                    ranking.recalls(),
                    ranking.precisions()));
        }
        Figure figure = new Figure("Precision–recall curve", "recall", "precision", lines);
        return Plot.of("precision_recall", figure.within(Figure.Frame.UNIT), note(answers));
    }

    private static String note(Assessment answers) {
        String shown = answers.ranked() > answers.rankings().size()
                ? "The " + answers.rankings().size() + " of " + answers.ranked()
                        + " classes with the smallest area under the ROC curve, each against all others."
                : answers.ranked() > 1 ? "Each class against all others." : "";
        return answers.scored()
                .map(scored -> shown + " Of " + scored + " examples, at even distances.")
                .orElse(shown);
    }

    private static Plot calibration(Calibration calibration) {
        List<Double> probabilities = new ArrayList<>();
        List<Double> frequencies = new ArrayList<>();
        calibration.bins().forEach(bin -> {
            probabilities.add(bin.probability());
            frequencies.add(bin.frequency());
        });
        Figure figure = new Figure(
                "Calibration curve",
                "predicted probability",
                "part that is right",
                List.of(
                        new Line("as often as predicted", 7, Line.Style.GUIDE, ENDS, ENDS),
                        new Line("answers", 0, probabilities, frequencies)));
        return Plot.of(
                "calibration",
                figure.within(Figure.Frame.UNIT),
                "Expected calibration error " + SignificantDigits.of(calibration.error())
                        + ". On the dotted line, answers are right as often as their probability says.");
    }

    private static Plot predicted(Residuals residuals) {
        double low = Math.min(least(residuals.actual()), least(residuals.predicted()));
        double high = Math.max(most(residuals.actual()), most(residuals.predicted()));
        Figure figure = new Figure(
                "Predicted against actual",
                "actual " + residuals.column(),
                "predicted " + residuals.column(),
                List.of(
                        new Line("right", 7, Line.Style.GUIDE, List.of(low, high), List.of(low, high)),
                        new Line("examples", 0, Line.Style.DOTS, residuals.actual(), residuals.predicted())));
        String some = residuals.actual().size() < residuals.count()
                ? residuals.actual().size() + " of " + residuals.count() + " numbers, at even distances."
                : "";
        return Plot.of("predicted", figure, some);
    }

    private static double least(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }

    private static double most(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    }

    private static Plot histogram(Residuals residuals) {
        String x = "predicted − actual " + residuals.column();
        return new Plot(
                "residuals",
                "Residuals",
                List.of("Mean " + SignificantDigits.of(residuals.mean()) + ", mean absolute "
                        + SignificantDigits.of(residuals.absolute()) + ", median absolute "
                        + SignificantDigits.of(residuals.median()) + ", root mean square "
                        + SignificantDigits.of(residuals.square()) + "."),
                BarsSvg.of("Residuals", x, residuals.low(), residuals.high(), residuals.counts()),
                Optional.empty());
    }
}
