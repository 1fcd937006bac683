package org.pierian.runner.predict;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.pierian.core.arithmetic.Binary64;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;

/// Draws one of several classes by their scores, such as the next token of a text.
///
/// With the k highest scores `x`, the highest first and equal ones by their index, class i is drawn with a
/// probability proportional to `exp((x[i] - x[0]) / temperature)`, computed in binary64 by [Binary64#exp] and added
/// in that order. The random number has 53 bits.
///
/// **Source:** Ackley, Hinton and Sejnowski 1985, eq. 5 (temperature); Fan, Lewis and Dauphin 2018, sec. 5.1 (the k
/// highest).
final class Sampling {

    private final double temperature;
    private final int highest;
    private final RandomStream random;

    /// @param temperature 0 draws the highest score always; 1 draws by the probabilities of the network; above,
    /// unlikely classes come more often
    /// @param highest how many of the highest scores may be drawn, 1 or more
    /// @param seed every value is one
    Sampling(double temperature, int highest, long seed) {
        this.temperature = temperature;
        this.highest = highest;
        this.random = RandomStream.of(seed, StreamTag.SAMPLE, "");
    }

    /// Draws a class.
    ///
    /// @param scores finite; log-probabilities up to a number that is the same for all
    /// @param sample which of several texts is written, 0 or more
    /// @param step which token of it, 0 or more
    int draw(double[] scores, long sample, int step) {
        List<Integer> order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores[i])
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(temperature == 0 ? 1 : highest)
                .toList();
        double[] upTo = new double[order.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += i == 0 ? 1 : Binary64.exp((scores[order.get(i)] - scores[order.getFirst()]) / temperature);
            upTo[i] = sum;
        }
        double point = (random.block(sample, step) >>> 11) * 0x1p-53 * sum;
        int drawn = 0;
        while (drawn < upTo.length - 1 && upTo[drawn] <= point) {
            drawn++;
        }
        return order.get(drawn);
    }
}
