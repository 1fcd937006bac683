package org.pierian.runner.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pierian.core.metric.Metric;
import org.pierian.core.metric.Tally;
import org.pierian.runner.record.HashChain;
import org.pierian.runner.record.Score;

/// Where training stands between two steps, and what it has measured so far.
///
/// @param epochs number of finished epochs
/// @param steps number of finished steps
/// @param sums over the examples seen in the unfinished epoch
/// @param chain the last link of the hash chain
/// @param links the links of the finished epochs; of the versions before, only those that a record has
/// @param scores one for each finished epoch and split
/// @param norms of finished epochs
/// @param gradients norms of the gradients of an epoch whose steps are done, and which is not finished
public record Position(
        int epochs,
        long steps,
        Tally.Sums sums,
        String chain,
        List<HashChain.Link> links,
        List<Score> scores,
        List<Norms.OfEpoch> norms,
        List<Double> gradients) {

    private static final Pattern CHAIN = Pattern.compile("([0-9a-f]{64})?");
    private static final Pattern LINK = Pattern.compile("[0-9a-f]{32}");

    public Position {
        links = List.copyOf(links);
        scores = List.copyOf(scores);
        norms = List.copyOf(norms);
        gradients = List.copyOf(gradients);
    }

    /// Examples seen in the unfinished epoch.
    public long examples() {
        return sums.examples();
    }

    /// The name of the files of a checkpoint of this position; names sort by position.
    String name() {
        return String.format(Locale.US, "step-%012d-%09d", steps, epochs);
    }

    /// Whether training with so many epochs of so many examples in batches of a size can stand here.
    ///
    /// @param watched name of the split that is measured after each epoch, if one is
    boolean fits(int allEpochs, int size, int batch, Optional<String> watched) {
        long examples = sums.examples();
        boolean inside = epochs >= 0 && epochs <= allEpochs && examples >= 0 && examples <= size;
        boolean betweenSteps = examples % batch == 0 || examples == size;
        long counted = (long) epochs * Math.ceilDiv(size, batch) + Math.ceilDiv(examples, batch);
        return inside
                && betweenSteps
                && steps == counted
                && hasSums()
                && hasChain()
                && hasScores(watched)
                && hasNorms();
    }

    private boolean hasSums() {
        return sums.metrics().values().stream().flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
    }

    /// Whether the sums are those of some metrics; before the first example there need not be any.
    boolean hasSumsOf(List<Metric> metrics) {
        if (sums.examples() == 0 && sums.metrics().isEmpty()) {
            return true;
        }
        return sums.metrics().size() == metrics.size()
                && metrics.stream().allMatch(metric -> {
                    double[] kept = sums.metrics().get(metric.name());
                    return kept != null && metric.accepts(kept);
                });
    }

    private boolean hasChain() {
        if (!CHAIN.matcher(chain).matches() || chain.isEmpty() != (epochs == 0)) {
            return false;
        }
        int before = 0;
        for (HashChain.Link link : links) {
            if (link.epoch() <= before
                    || link.epoch() > epochs
                    || !LINK.matcher(link.hash()).matches()) {
                return false;
            }
            before = link.epoch();
        }
        return true;
    }

    private boolean hasNorms() {
        int before = 0;
        for (Norms.OfEpoch of : norms) {
            if (of.epoch() <= before || of.epoch() > epochs || !areNorms(of.gradients()) || !areNorms(of.weights())) {
                return false;
            }
            before = of.epoch();
        }
        return areNorms(gradients);
    }

    private static boolean areNorms(List<Double> values) {
        return values.stream().allMatch(value -> value >= 0 && Double.isFinite(value));
    }

    private boolean hasScores(Optional<String> watched) {
        int perEpoch = watched.isPresent() ? 2 : 1;
        if (scores.size() != (long) perEpoch * epochs) {
            return false;
        }
        for (int i = 0; i < scores.size(); i++) {
            Score score = scores.get(i);
            if (!score.hasAllMetrics()
                    || !score.metrics()
                            .keySet()
                            .equals(scores.getFirst().metrics().keySet())
                    || score.epoch() != i / perEpoch + 1
                    || !score.split().equals(i % perEpoch == 0 ? "train" : watched.orElseThrow())) {
                return false;
            }
        }
        return true;
    }
}
