package org.pierian.runner.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.pierian.core.metric.ClassCounts;
import org.pierian.runner.record.SignificantDigits;
import org.pierian.runner.run.Confusion;

/// Classes as rows of tables.
final class ClassRows {

    private static final int MOST = 40;
    private static final int MOST_MISTAKES = 10;

    private ClassRows() {}

    /// Precision, recall and F1 of each class; of very many, of those with the smallest F1.
    static List<List<String>> rates(Confusion confusion) {
        ClassCounts rates = confusion.rates();
        List<List<String>> rows = new ArrayList<>(List.of(List.of("class", "precision", "recall", "F1", "examples")));
        int n = confusion.classes().size();
        List<Integer> shown = n <= MOST
                ? IntStream.range(0, n).boxed().toList()
                : IntStream.range(0, n)
                        .boxed()
                        .filter(c -> rates.support(c) > 0)
                        .sorted(Comparator.comparingDouble(rates::f1))
                        .limit(MOST)
                        .toList();
        shown.forEach(c -> rows.add(List.of(
                confusion.classes().get(c),
                SignificantDigits.of(rates.precision(c)),
                SignificantDigits.of(rates.recall(c)),
                SignificantDigits.of(rates.f1(c)),
                Long.toString((long) rates.support(c)))));
        return rows;
    }

    /// What the table of rates has.
    static String caption(Confusion confusion) {
        int n = confusion.classes().size();
        return n <= MOST ? "All classes" : "The " + MOST + " of " + n + " classes with the smallest F1";
    }

    /// The classes that are taken for another one most often; the heading alone where none is.
    static List<List<String>> mistakes(Confusion confusion) {
        ClassCounts rates = confusion.rates();
        List<List<String>> rows =
                new ArrayList<>(List.of(List.of("actual", "predicted", "examples", "part of the class")));
        confusion.mistakes().stream()
                .limit(MOST_MISTAKES)
                .forEach(mistake -> rows.add(List.of(
                        confusion.classes().get(mistake.actual()),
                        confusion.classes().get(mistake.predicted()),
                        Long.toString(mistake.count()),
                        SignificantDigits.of(mistake.count() / rates.support(mistake.actual())))));
        return rows;
    }

    /// The matrix: actual classes by row, predicted ones by column.
    static List<List<String>> matrix(Confusion confusion) {
        int n = confusion.classes().size();
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("actual"));
        head.addAll(confusion.classes());
        rows.add(head);
        for (int actual = 0; actual < n; actual++) {
            List<String> row = new ArrayList<>(List.of(confusion.classes().get(actual)));
            for (int predicted = 0; predicted < n; predicted++) {
                row.add(Long.toString(confusion.count(actual, predicted)));
            }
            rows.add(row);
        }
        return rows;
    }
}
