package org.pierian.runner.bind;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.RunSpec;
import org.pierian.spec.Split;

/// How many bytes the tensors of a network take at least, so that what cannot fit is refused before any of them is
/// allocated. Of activations only the outputs of layers with parameters count, as all others may share their memory.
///
/// @param weights values of the parameters
/// @param gradients the same again
/// @param optimizer what the optimizer keeps for each parameter
/// @param copies what reading and writing weights takes: all of them once more, and those of one linear layer, which
/// lie
///     transposed in memory, once again
/// @param activations outputs and their gradients
/// @param data the examples of all splits; 0 where their size is known only once they are read
/// @param examples examples in a pass that the network is built for
/// @param largest the layer with the most parameters, if one has any
/// @param keeper the word of an optimizer that keeps something
public record MemoryNeed(
        long weights,
        long gradients,
        long optimizer,
        long copies,
        long activations,
        long data,
        int examples,
        Optional<Summary.Row> largest,
        Optional<String> keeper) {

    private static final String LINEAR = "linear";
    private static final long MEBIBYTE = 1L << 20;
    private static final long GIBIBYTE = 1L << 30;

    /// For training, with as many examples in a pass as are known before data is read.
    ///
    /// @param spec whose shapes fit
    public static MemoryNeed ofTraining(RunSpec spec) {
        OptionalInt declared = DatasetBinder.bind(spec.dataset()).declaration().size(Split.TRAIN);
        return ofTraining(spec, Capacity.of(spec, OptionalInt.of(declared.orElse(1))));
    }

    /// For training.
    ///
    /// @param spec whose shapes fit
    /// @param capacity examples in a pass that the network is built for
    public static MemoryNeed ofTraining(RunSpec spec, int capacity) {
        long kept =
                OptimizerMemory.numbers(spec, DatasetBinder.bind(spec.dataset()).declaration());
        return of(spec, capacity, kept, kept == 0 ? Optional.empty() : Optional.of(ComponentWord.of(spec.optimizer())));
    }

    /// For evaluation, without an optimizer.
    ///
    /// @param spec as there
    /// @param capacity as there
    public static MemoryNeed ofEvaluation(RunSpec spec, int capacity) {
        return of(spec, capacity, 0, Optional.empty());
    }

    private static MemoryNeed of(RunSpec spec, int capacity, long kept, Optional<String> keeper) {
        Source source = DatasetBinder.bind(spec.dataset());
        List<Summary.Row> rows = Summary.of(spec, source.declaration()).stream()
                .filter(row -> row.parameters() > 0)
                .toList();
        long parameters = rows.stream().mapToLong(Summary.Row::parameters).sum();
        long outputs = rows.stream().mapToLong(Summary.Row::activations).sum();
        long transposed = rows.stream()
                .filter(row -> row.word().equals(LINEAR))
                .mapToLong(Summary.Row::parameters)
                .max()
                .orElse(0);
        long bytes = Float.BYTES * parameters;
        return new MemoryNeed(
                bytes,
                bytes,
                Float.BYTES * kept,
                bytes + Float.BYTES * transposed,
                Saturating.product(2L * Float.BYTES * outputs, capacity),
                source.bytes().orElse(0),
                capacity,
                rows.stream().max(Comparator.comparingLong(Summary.Row::parameters)),
                keeper);
    }

    /// The same for examples that come one batch after the other.
    public MemoryNeed withoutData() {
        return new MemoryNeed(weights, gradients, optimizer, copies, activations, 0, examples, largest, keeper);
    }

    /// All together.
    public long total() {
        return Saturating.sum(weights + gradients + optimizer + copies + data, activations);
    }

    /// Refuses what cannot fit into the memory that this process may have.
    ///
    /// @throws Failure with [ExitCode#MEMORY]
    public void require() {
        require(Runtime.getRuntime().maxMemory());
    }

    /// Refuses what cannot fit.
    ///
    /// @param most bytes that there may be
    /// @throws Failure with [ExitCode#MEMORY]
    void require(long most) {
        if (total() <= most) {
            return;
        }
        Failure failure = Failure.of(
                        ExitCode.MEMORY,
                        "the network needs at least " + amount(total()) + " of memory, this process may have "
                                + amount(most))
                .detail("weights " + amount(weights) + ", gradients " + amount(gradients) + ", optimizer "
                        + amount(optimizer) + ", copies to read and write weights " + amount(copies))
                .detail(String.format(
                                Locale.US, "activations %s for %,d examples at once", amount(activations), examples)
                        + (data < MEBIBYTE ? "" : ", data " + amount(data)));
        if (activations > weights + gradients + optimizer) {
            failure = failure.help(
                    examples > Capacity.EVALUATION
                            ? "make `batch_size` smaller, which `accumulate` makes up for, or the outputs of the layers"
                            : "make the outputs of the layers smaller");
        }
        if (optimizer > 0 && total() - optimizer <= most) {
            failure = failure.help("choose an optimizer that keeps less: `" + keeper.orElse("") + "` keeps as much as "
                    + optimizer / weights + " times the weights, `gradient_descent` nothing");
        }
        if (largest.isPresent() && weights + gradients + optimizer >= activations) {
            Summary.Row layer = largest.get();
            failure = failure.help(String.format(
                    Locale.US,
                    "make the layers smaller, first of all layer %s, `%s`, with %,d parameters",
                    layer.name(),
                    layer.word(),
                    layer.parameters()));
        }
        throw failure.help("on a machine with more memory, set RUNNER_JAVA_OPTS=-Xmx" + gibibytes(total()) + "g");
    }

    /// With a tenth for the program itself.
    private static long gibibytes(long bytes) {
        return Math.max(1, Math.ceilDiv(Saturating.sum(bytes, bytes / 10), GIBIBYTE));
    }

    private static String amount(long bytes) {
        return bytes < GIBIBYTE
                ? String.format(Locale.US, "%,.1f MiB", bytes / (double) MEBIBYTE)
                : String.format(Locale.US, "%,.1f GiB", bytes / (double) GIBIBYTE);
    }
}
