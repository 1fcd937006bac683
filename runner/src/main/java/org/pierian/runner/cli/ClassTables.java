package org.pierian.runner.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.pierian.core.metric.ClassCounts;
import org.pierian.runner.cli.terminal.Table;
import org.pierian.runner.record.Json;
import org.pierian.runner.record.SignificantDigits;
import org.pierian.runner.run.Confusion;

/// How well each class is told from the others: a table of rates and a confusion matrix for a person, or both as
/// JSON. Of many classes a person is shown the worst, and those that are taken for each other most often.
final class ClassTables {

    private static final int MOST_CLASSES = 20;
    private static final int WORST = 10;

    private final Confusion confusion;
    private final ClassCounts rates;
    private final List<String> classes;

    ClassTables(Confusion confusion) {
        this.confusion = confusion;
        this.rates = confusion.rates();
        this.classes = confusion.classes();
    }

    /// For a person. The names of the classes are a stranger's.
    ///
    /// @param room the columns of the terminal
    String text(int room) {
        return classes.size() > MOST_CLASSES ? ofMany(room) : ofFew(room);
    }

    private String ofFew(int room) {
        return Table.text(rates(IntStream.range(0, classes.size()).boxed().toList()), 1, room)
                + "\n"
                + Table.prose("actual classes by row, predicted ones by column:", room)
                + Table.text(matrix(), 1, room);
    }

    private String ofMany(int room) {
        List<Integer> worst = IntStream.range(0, classes.size())
                .boxed()
                .filter(c -> rates.support(c) > 0)
                .sorted(Comparator.comparingDouble(rates::f1))
                .limit(WORST)
                .toList();
        List<List<String>> mistakes = new ArrayList<>(List.of(List.of("actual", "predicted", "examples", "part")));
        List<Confusion.Mistake> all = confusion.mistakes();
        all.stream()
                .limit(WORST)
                .forEach(mistake -> mistakes.add(List.of(
                        classes.get(mistake.actual()),
                        classes.get(mistake.predicted()),
                        Table.number(mistake.count()),
                        SignificantDigits.of(mistake.count() / rates.support(mistake.actual())))));
        return Table.prose("the worst of " + classes.size() + " classes" + " by f1; `--json` has all of them:", room)
                + Table.text(rates(worst), 1, room)
                + (all.isEmpty()
                        ? ""
                        : "\n"
                                + Table.prose("the classes that are taken for another one most often:", room)
                                + Table.text(mistakes, 2, room));
    }

    private List<List<String>> rates(List<Integer> shown) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("class", "precision", "recall", "f1", "support")));
        shown.forEach(c -> rows.add(List.of(
                classes.get(c),
                SignificantDigits.of(rates.precision(c)),
                SignificantDigits.of(rates.recall(c)),
                SignificantDigits.of(rates.f1(c)),
                Table.number((long) rates.support(c)))));
        return rows;
    }

    private List<List<String>> matrix() {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        head.addAll(classes);
        rows.add(head);
        for (int actual = 0; actual < classes.size(); actual++) {
            List<String> row = new ArrayList<>(List.of(classes.get(actual)));
            for (int predicted = 0; predicted < classes.size(); predicted++) {
                row.add(Table.number(confusion.count(actual, predicted)));
            }
            rows.add(row);
        }
        return rows;
    }

    /// The keys `confusion` and `classes` as members of a JSON object, safe to print.
    String json() {
        List<List<Long>> matrix = new ArrayList<>();
        List<Map<String, Object>> all = new ArrayList<>();
        for (int c = 0; c < classes.size(); c++) {
            int actual = c;
            matrix.add(IntStream.range(0, classes.size())
                    .mapToObj(predicted -> confusion.count(actual, predicted))
                    .toList());
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", classes.get(c));
            one.put("precision", rates.precision(c));
            one.put("recall", rates.recall(c));
            one.put("f1", rates.f1(c));
            one.put("support", (long) rates.support(c));
            all.add(one);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("confusion", matrix);
        map.put("classes", all);
        String object = Json.line(map);
        return object.substring(1, object.length() - 1);
    }
}
