package org.pierian.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/// Two things timed alternately, so that a machine which is now fast and now slow is so for both: the median of
/// the pairs' ratios is what to believe on a shared machine.
///
/// @param first seconds of the one, pair by pair
/// @param second seconds of the other
record Turns(List<Double> first, List<Double> second) {

    Turns {
        first = List.copyOf(first);
        second = List.copyOf(second);
    }

    /// Takes turns. Whichever comes first has the cooler processor, so they change places.
    static Turns take(int pairs, DoubleSupplier first, DoubleSupplier second) {
        List<Double> one = new ArrayList<>();
        List<Double> other = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            if (pair % 2 == 0) {
                one.add(first.getAsDouble());
                other.add(second.getAsDouble());
            } else {
                other.add(second.getAsDouble());
                one.add(first.getAsDouble());
            }
        }
        return new Turns(one, other);
    }

    double firstSeconds() {
        return quantile(first, 0.5);
    }

    double secondSeconds() {
        return quantile(second, 0.5);
    }

    /// A quantile of the pairs' ratios: how many times as long the second takes.
    double ratio(double part) {
        List<Double> ratios = new ArrayList<>();
        for (int pair = 0; pair < first.size(); pair++) {
            ratios.add(second.get(pair) / first.get(pair));
        }
        return quantile(ratios, part);
    }

    /// The median of the ratios and their quartiles.
    String ratios() {
        return String.format(Locale.ROOT, "%10.2f (%.2f to %.2f)", ratio(0.5), ratio(0.25), ratio(0.75));
    }

    static double quantile(List<Double> values, double part) {
        return values.stream().sorted().toList().get((int) (part * values.size()));
    }

    /// Seconds of a call, as the mean of `calls`.
    static double seconds(int calls, Runnable call) {
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            call.run();
        }
        return (System.nanoTime() - start) / 1e9 / calls;
    }

    /// Calls until the compiler has had its time.
    static void warmUp(double seconds, Runnable call) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < end) {
            call.run();
        }
    }
}
