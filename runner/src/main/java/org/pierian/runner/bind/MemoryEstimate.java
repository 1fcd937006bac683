package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.data.TargetType;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Source;
import org.pierian.spec.RunSpec;
import org.pierian.spec.Split;

/// About how many bytes the tensors of a run take, a little more rather than less: layers that work in place are
/// counted as if they did not. The memory that kernels take for themselves, by thread, and that of the Java
/// machine come on top.
///
/// @param parameters values, gradients and what the optimizer keeps for each
/// @param activations outputs of all layers, their gradients and what layers keep, for as many examples as the
///     network is built for
/// @param data the examples of all splits; 0 where their size is known only once they are read
public record MemoryEstimate(long parameters, long activations, long data) {

    private static final int LOOPS = 2; // training and each evaluation have their own targets

    /// The estimate for a spec whose shapes fit.
    public static MemoryEstimate of(RunSpec spec, Source source, List<Summary.Row> rows) {
        Declaration declaration = source.declaration();
        long parameters = rows.stream().mapToLong(Summary.Row::parameters).sum();
        long outputs = rows.stream().mapToLong(Summary.Row::activations).sum();
        int capacity = Capacity.of(spec, declaration.size(Split.TRAIN));
        int loops = spec.dataset().hasValidation() ? LOOPS + 1 : LOOPS;
        long targets = loops * targets(spec, declaration);
        long perExample = declaration.inputShape().size() + 2 * outputs + targets;
        long examples = declaration.sizes().values().stream()
                .mapToLong(Integer::longValue)
                .sum();
        return new MemoryEstimate(
                Float.BYTES * (copies(spec) * parameters + OptimizerMemory.numbers(spec, declaration)),
                Saturating.product(
                        Float.BYTES,
                        Saturating.sum(Saturating.product(perExample, capacity), scratch(spec, declaration, capacity))),
                source.bytes().isEmpty() ? 0 : source.bytes().getAsLong() + Integer.BYTES * examples); // with the order
    }

    /// Numbers of an example's targets: a loss for each, its class where it has one, its wanted outputs where the
    /// loss takes numbers; and outputs and gradients once more where classes are brought behind their positions.
    private static long targets(RunSpec spec, Declaration declaration) {
        long outputs = LossBinder.outputShape(spec.loss(), declaration).size();
        long positions = declaration.positions().size();
        boolean wanted = LossBinder.takesNumbers(spec.loss(), declaration.hasClasses());
        boolean transposed = declaration.target() instanceof TargetType.Classes classes && classes.classesFirst();
        return positions
                + (declaration.hasClasses() ? positions : 0)
                + (wanted ? outputs : 0)
                + (transposed ? 2 * outputs : 0);
    }

    /// Numbers that layers hold for themselves, containers too.
    private static long scratch(RunSpec spec, Declaration declaration, int capacity) {
        OptionalInt trainSize = declaration.size(Split.TRAIN);
        List<Long> all = new ArrayList<>();
        LayerWalk.through(spec, declaration.input(), visit -> {
            all.add(visit.plan().scratch(visit.in(), capacity));
            if (spec.batchesPerStep() > 1) {
                int examples = Math.min(spec.stepSize(), trainSize.orElse(Integer.MAX_VALUE));
                all.add(Saturating.product(visit.plan().stepScratch(visit.in()), examples));
            }
            return Optional.of(visit.plan().output(visit.in()));
        });
        return all.stream().mapToLong(Long::longValue).reduce(0, Saturating::sum);
    }

    /// Numbers for each parameter: value, gradient, the segment of a gradient's sum that a step of several batches
    /// has begun, an average.
    private static int copies(RunSpec spec) {
        return 2 + (spec.batchesPerStep() > 1 ? 1 : 0) + (spec.average().isPresent() ? 1 : 0);
    }

    /// All together.
    public long total() {
        return Saturating.sum(parameters + data, activations);
    }
}
