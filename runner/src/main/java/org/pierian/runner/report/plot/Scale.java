package org.pierian.runner.report.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pierian.runner.report.markup.Decimals;

/// An axis: numbers to places, with ticks at round numbers.
///
/// @param low the number at the axis' beginning
/// @param high the number at its end, larger
/// @param from place of the beginning
/// @param to place of the end
record Scale(double low, double high, double from, double to) {

    private static final int DIGITS = 6;

    /// An axis that has room for numbers.
    ///
    /// @param values those that are not finite are ignored
    static Scale over(Stream<Double> values, double from, double to) {
        double[] finite =
                values.mapToDouble(Double::doubleValue).filter(Double::isFinite).toArray();
        double low = finite.length == 0 ? 0 : Double.POSITIVE_INFINITY;
        double high = finite.length == 0 ? 1 : Double.NEGATIVE_INFINITY;
        for (double value : finite) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (!(high > low)) {
            double room = low == 0 ? 1 : Math.abs(low) / 2;
            return new Scale(low - room, low + room, from, to);
        }
        return new Scale(low, high, from, to);
    }

    /// The same with a little room at both ends.
    Scale widened() {
        double room = (high - low) / 25;
        boolean isFromZero = low >= 0 && low < (high - low) / 5;
        return new Scale(isFromZero ? 0 : low - room, high + room, from, to);
    }

    /// Where a number is.
    double place(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    /// Round numbers along the axis.
    ///
    /// @param most about how many
    List<Double> ticks(int most) {
        double step = step((high - low) / most);
        List<Double> ticks = new ArrayList<>();
        for (double i = Math.ceil(low / step); i * step <= high + step / 1e6 && ticks.size() <= 2 * most; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /// Whole numbers along the axis.
    List<Double> wholeTicks(int most) {
        double step = Math.max(1, step((high - low) / most));
        return ticks(most).stream()
                .filter(tick -> tick == Math.rint(tick))
                .filter(tick -> step >= 1)
                .toList();
    }

    /// 1, 2 or 5 times a power of ten, not below a number.
    private static double step(double least) {
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /// A tick as a person reads it.
    static String label(double tick) {
        double size = Math.abs(tick);
        return size >= 1e6 || (size > 0 && size < 1e-4)
                ? Decimals.significant(tick, DIGITS).replace("E", "e")
                : Decimals.significant(tick, DIGITS);
    }
}
