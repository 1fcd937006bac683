package org.pierian.spec.read;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pierian.spec.ConvolutionSpec;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.InitSpec;
import org.pierian.spec.OptimizerSpec;
import org.pierian.spec.Padding;
import org.pierian.spec.Pair;
import org.pierian.spec.PoolingSpec;
import org.pierian.spec.ScheduleSpec;
import org.pierian.spec.TargetSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.yaml.Describe;

/// What the keys of one record must be to each other.
final class Rules {

    private static final String GOT = ", got ";

    private final Report report;
    private final Origins origins;

    Rules(Report report, Origins origins) {
        this.report = report;
        this.origins = origins;
    }

    /// A broken rule.
    ///
    /// @param key the key to look at
    /// @param message what is wrong
    /// @param help what to do
    private record Broken(String key, String message, String help) {}

    boolean accepts(Object record, String prefix) {
        Optional<Broken> broken = switch (record) {
            case InitSpec.Uniform uniform -> uniform(uniform);
            case DatasetSpec.FizzBuzz fizzBuzz -> fizzBuzz(fizzBuzz);
            case DatasetSpec.Csv csv -> csv(csv);
            case FeatureSpec.Categorical categorical -> values(categorical.values(), 1);
            case TargetSpec.ClassColumn target -> values(target.values(), 2);
            case OptimizerSpec.Sgd sgd -> sgd(sgd);
            case ScheduleSpec.MultiStep multiStep -> multiStep(multiStep);
            case ScheduleSpec.WarmupCosine warmup -> warmupCosine(warmup);
            case ScheduleSpec.OneCycle cycle -> oneCycle(cycle);
            case ConvolutionSpec.Conv2d conv -> conv(conv);
            case PoolingSpec.MaxPool2d pool -> pool(pool.kernelSize(), pool.padding());
            case PoolingSpec.AvgPool2d pool -> pool(pool.kernelSize(), pool.padding());
            default -> Optional.empty();
        };
        broken.ifPresent(b -> report.add(diagnostic(b, place(prefix, b.key()))));
        return broken.isEmpty();
    }

    private static Diagnostic diagnostic(Broken broken, Location place) {
        int got = broken.message().indexOf(GOT);
        return Diagnostic.error(DiagnosticCodes.CONTRADICTION, place, broken.message())
                .withExpected(
                        got < 0 ? broken.message() : broken.message().substring(0, got),
                        got < 0 ? "keys that contradict" : broken.message().substring(got + GOT.length()))
                .withHelp(broken.help());
    }

    private Location place(String prefix, String key) {
        return ResolvedSpec.locationOf(origins.byPath(), prefix + key)
                .orElseThrow(() -> new IllegalStateException("nobody wrote " + prefix + key));
    }

    private static Optional<Broken> uniform(InitSpec.Uniform uniform) {
        return when(
                uniform.low() >= uniform.high(),
                uniform.low() == 0.0 ? "high" : "low",
                "`low` must be below `high`, got " + uniform.low() + " and " + uniform.high(),
                "exchange the two numbers, or write `constant`");
    }

    private static Optional<Broken> fizzBuzz(DatasetSpec.FizzBuzz dataset) {
        if (dataset.from() > dataset.to()) {
            return when(
                    true,
                    "from",
                    "`from` must not be above `to`, got " + dataset.from() + " and " + dataset.to(),
                    "exchange the two numbers");
        }
        if (dataset.testFrom() > dataset.testTo()) {
            return when(
                    true,
                    "test_from",
                    "`test_from` must not be above `test_to`, got " + dataset.testFrom() + " and " + dataset.testTo(),
                    "exchange the two numbers");
        }
        if (Math.max(dataset.to(), dataset.testTo()) - Math.min(dataset.from(), dataset.testFrom()) > 10_000_000) {
            return when(true, "to", "more than 10,000,000 numbers", "choose a smaller range");
        }
        int largest = Math.max(dataset.to(), dataset.testTo());
        int digits = Integer.SIZE - Integer.numberOfLeadingZeros(largest);
        return when(
                digits > dataset.binaryDigits(),
                "binary_digits",
                largest + " needs " + digits + " binary digits, got " + dataset.binaryDigits(),
                "write `binary_digits: " + digits + "`");
    }

    /// No column is used twice; least of all as a feature when it is what is to be learned.
    private static Optional<Broken> csv(DatasetSpec.Csv csv) {
        Set<String> seen = new HashSet<>(Set.of(csv.target().column()));
        for (int i = 0; i < csv.features().size(); i++) {
            String column = csv.features().get(i).column();
            if (!seen.add(column)) {
                boolean target = column.equals(csv.target().column());
                return when(
                        true,
                        "features[" + i + "]",
                        target
                                ? "column `" + Describe.cut(column) + "` is the target and may not be a feature"
                                : "column `" + Describe.cut(column) + "` is a feature twice",
                        "delete the feature");
            }
        }
        return Optional.empty();
    }

    /// Values are different words; blanks alone are a missing value.
    private static Optional<Broken> values(List<String> values, int least) {
        if (values.size() < least) {
            return when(true, "values", "`values` wants at least " + least + " classes", "add the other classes");
        }
        Set<String> seen = new HashSet<>();
        for (String value : values) {
            if (value.isBlank()) {
                return when(true, "values", "`values` has an empty one", "delete it; an empty cell is a missing value");
            }
            if (!seen.add(value)) {
                return when(true, "values", "`values` has `" + Describe.cut(value) + "` twice", "delete one");
            }
        }
        return Optional.empty();
    }

    private static Optional<Broken> sgd(OptimizerSpec.Sgd sgd) {
        return when(
                sgd.nesterov() && (sgd.momentum() == 0 || sgd.dampening() != 0),
                "nesterov",
                "`nesterov` needs `momentum` above 0 and `dampening` 0",
                "add `momentum: 0.9`, or delete `nesterov`");
    }

    private static Optional<Broken> multiStep(ScheduleSpec.MultiStep schedule) {
        List<Integer> milestones = schedule.milestones();
        for (int i = 1; i < milestones.size(); i++) {
            if (milestones.get(i) <= milestones.get(i - 1)) {
                return when(
                        true,
                        "milestones",
                        "`milestones` must ascend, got " + milestones.get(i) + " after " + milestones.get(i - 1),
                        "write them in ascending order, each once");
            }
        }
        return Optional.empty();
    }

    private static Optional<Broken> warmupCosine(ScheduleSpec.WarmupCosine schedule) {
        int total = schedule.totalIters().orElse(Integer.MAX_VALUE);
        return when(
                schedule.warmupIters() > total,
                "warmup_iters",
                "`warmup_iters` must not be above `total_iters`, got " + schedule.warmupIters() + " and " + total,
                "make the warm-up shorter, or delete `total_iters`, which is then the whole run");
    }

    private static Optional<Broken> oneCycle(ScheduleSpec.OneCycle schedule) {
        return when(
                schedule.threePhase() && schedule.pctStart() > 0.5,
                "three_phase",
                "`three_phase` needs `pct_start` of at most 0.5, got " + schedule.pctStart(),
                "write a smaller `pct_start`, or delete `three_phase`");
    }

    private static Optional<Broken> conv(ConvolutionSpec.Conv2d conv) {
        if (conv.outChannels() % conv.groups() != 0) {
            return when(
                    true,
                    "groups",
                    "`groups` must divide `out_channels`, got " + conv.groups() + " and " + conv.outChannels(),
                    "choose a divisor of " + conv.outChannels());
        }
        boolean strided = conv.stride().height() != 1 || conv.stride().width() != 1;
        return when(
                conv.padding() instanceof Padding.Same && strided,
                "padding",
                "`padding: same` needs `stride: 1`",
                "write the number of cells, for example `padding: 1`");
    }

    private static Optional<Broken> pool(Pair kernel, Pair padding) {
        return when(
                2 * padding.height() > kernel.height() || 2 * padding.width() > kernel.width(),
                "padding",
                "`padding` must be at most half of `kernel_size`",
                "choose a smaller `padding`");
    }

    private static Optional<Broken> when(boolean broken, String key, String message, String help) {
        return broken ? Optional.of(new Broken(key, message, help)) : Optional.empty();
    }
}
