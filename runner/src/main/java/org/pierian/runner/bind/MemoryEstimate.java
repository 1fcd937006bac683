package org.pierian.runner.bind;

import java.util.List;
import org.pierian.runner.dataset.Declaration;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.OptimizerSpec;
import org.pierian.spec.RunSpec;

/// About how many bytes the tensors of a run take. Scratch memory of kernels and the Java machine itself come
/// on top.
///
/// @param parameters values, gradients and what the optimizer keeps for each
/// @param activations outputs of all layers and their gradients, for one batch
/// @param data training set and test set; 0 where their size is known only once they are read
public record MemoryEstimate(long parameters, long activations, long data) {

    /// The estimate for a spec whose shapes fit.
    public static MemoryEstimate of(RunSpec spec, Declaration declaration, List<Summary.Row> rows) {
        long parameters = rows.stream().mapToLong(Summary.Row::parameters).sum();
        long outputs = rows.stream().mapToLong(Summary.Row::activations).sum();
        long input = declaration.inputShape().size();
        long examples = (long) declaration.trainSize().orElse(0)
                + declaration.testSize().orElse(0);
        int bytesOfInput = spec.dataset() instanceof DatasetSpec.Mnist ? Byte.BYTES : Float.BYTES;
        return new MemoryEstimate(
                Float.BYTES * parameters * (2 + kept(spec.optimizer())),
                Float.BYTES * (input + 2 * outputs) * spec.batchSize(),
                bytesOfInput * input * examples);
    }

    /// Numbers that an optimizer keeps for each parameter.
    static int kept(OptimizerSpec optimizer) {
        return switch (optimizer) {
            case OptimizerSpec.GradientDescent _ -> 0;
            case OptimizerSpec.Momentum _, OptimizerSpec.Sgd _ -> 1;
            case OptimizerSpec.Adam _, OptimizerSpec.AdamW _ -> 2;
        };
    }

    /// All together.
    public long total() {
        return parameters + activations + data;
    }
}
