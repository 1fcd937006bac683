package org.pierian.runner.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Scores of classes for examples, from which rankings are made.
final class Scores {

    private static final int MOST_SHOWN = 10;
    private static final int MOST_CLASSES = 1000;

    private final List<String> names;
    private final float[][] scores;
    private final boolean[][] isPositive;
    private int count;

    /// @param names of the classes; more than a thousand are not ranked
    /// @param room the most examples
    Scores(List<String> names, int room) {
        this.names = names.size() > MOST_CLASSES ? List.of() : names;
        this.scores = new float[this.names.size()][room];
        this.isPositive = new boolean[this.names.size()][room];
    }

    /// Number of classes.
    int classes() {
        return names.size();
    }

    /// Sets the score of a class for the present example.
    void set(int place, double score, boolean positive) {
        scores[place][count] = (float) score;
        isPositive[place][count] = positive;
    }

    /// Goes on to the next example.
    void next() {
        count++;
    }

    /// Of the classes that can be ranked, all or those with the smallest areas.
    List<Ranking> rankings() {
        List<Ranking> all = all();
        return all.size() <= MOST_SHOWN
                ? all
                : all.stream()
                        .sorted(Comparator.comparingDouble(Ranking::area))
                        .limit(MOST_SHOWN)
                        .toList();
    }

    /// How many can be ranked: those that some examples have, and not all.
    int ranked() {
        return all().size();
    }

    private List<Ranking> all() {
        List<Ranking> all = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            Ranking ranking = Ranking.of(names.get(c), scores[c], isPositive[c], count);
            if (ranking.positives() > 0 && ranking.positives() < count) {
                all.add(ranking);
            }
        }
        return all;
    }
}
