package org.pierian.runner.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How well the scores of a class tell its examples from all others, over all thresholds.
///
/// @param name the class
/// @param positives how many examples it has
/// @param falseAlarms parts of the others whose score is not below a threshold, ascending from 0 to 1
/// @param found parts of its examples, likewise
/// @param precisions parts of those above a threshold that are its examples, for `recalls`
/// @param recalls parts of its examples above a threshold, ascending
/// @param area area under the curve of `found` over `falseAlarms`
/// @param averagePrecision mean precision, weighted by the growth of recall
public record Ranking(
        String name,
        long positives,
        List<Double> falseAlarms,
        List<Double> found,
        List<Double> recalls,
        List<Double> precisions,
        double area,
        double averagePrecision) {

    private static final int MOST_POINTS = 150;

    /// Takes copies.
    public Ranking {
        falseAlarms = List.copyOf(falseAlarms);
        found = List.copyOf(found);
        recalls = List.copyOf(recalls);
        precisions = List.copyOf(precisions);
    }

    /// The curves of scores.
    ///
    /// @param scores of the examples, larger where the class is likelier; `count` are used
    /// @param isPositive whether an example is one of the class
    static Ranking of(String name, float[] scores, boolean[] isPositive, int count) {
        long[] keys = new long[count];
        long positives = 0;
        for (int i = 0; i < count; i++) {
            int bits = Float.floatToIntBits(scores[i] + 0f); // no -0
            int ordered = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
            keys[i] = ((long) ordered << 1) | (isPositive[i] ? 1 : 0);
            positives += isPositive[i] ? 1 : 0;
        }
        Arrays.sort(keys);
        return new Sweep(name, keys, positives).ranking();
    }

    /// Lowers a threshold through sorted scores.
    private static final class Sweep {

        private final String name;
        private final long[] keys;
        private final double positives;
        private final double negatives;
        private final List<Double> falseAlarms = new ArrayList<>(List.of(0.0));
        private final List<Double> found = new ArrayList<>(List.of(0.0));
        private final List<Double> recalls = new ArrayList<>();
        private final List<Double> precisions = new ArrayList<>();

        Sweep(String name, long[] keys, long positives) {
            this.name = name;
            this.keys = keys;
            this.positives = positives;
            this.negatives = keys.length - (double) positives;
        }

        Ranking ranking() {
            double area = 0;
            double average = 0;
            double hits = 0;
            double alarms = 0;
            int at = keys.length - 1;
            while (at >= 0) {
                double hitsBefore = hits;
                double alarmsBefore = alarms;
                long score = keys[at] >> 1;
                while (at >= 0 && keys[at] >> 1 == score) { // equal scores are one step
                    hits += keys[at] & 1;
                    alarms += 1 - (keys[at] & 1);
                    at--;
                }
                double precision = hits / (hits + alarms);
                average += (hits - hitsBefore) / positives * precision;
                area += (alarms - alarmsBefore) / negatives * (hits + hitsBefore) / 2 / positives;
                falseAlarms.add(alarms / negatives);
                found.add(hits / positives);
                recalls.add(hits / positives);
                precisions.add(precision);
            }
            return new Ranking(
                    name,
                    (long) positives,
                    thinned(falseAlarms),
                    thinned(found),
                    thinned(recalls),
                    thinned(precisions),
                    area,
                    average);
        }

        /// Some of many points at even distances, the first and the last among them.
        private static List<Double> thinned(List<Double> points) {
            if (points.size() <= MOST_POINTS) {
                return points;
            }
            List<Double> some = new ArrayList<>();
            for (int i = 0; i < MOST_POINTS; i++) {
                some.add(points.get((int) (i * (points.size() - 1L) / (MOST_POINTS - 1))));
            }
            return some;
        }
    }
}
