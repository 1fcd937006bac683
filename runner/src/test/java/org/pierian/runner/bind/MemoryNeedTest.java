package org.pierian.runner.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.read.SpecReader;

class MemoryNeedTest {

    private static final long MIB = 1 << 20;

    /// 1024 * 1024 + 1024 + 1024 + 1 parameters and others of the first layer.
    private static RunSpec spec(String optimizer, int batch) {
        String text = """
                dataset: xor
                architecture: [{linear: {out_features: 1024, bias: false}}, tanh, {linear: {out_features: 1024, bias: false}}, {linear: {out_features: 1, bias: false}}]
                loss: sse
                optimizer: %s
                batch_size: %d
                """.formatted(optimizer, batch);
        return SpecReader.read(SourceText.of("s.yaml", text), Path.of("s.yaml"), List.of())
                .spec()
                .orElseThrow()
                .spec();
    }

    private static Failure refusal(MemoryNeed need, long most) {
        return catchThrowableOfType(Failure.class, () -> need.require(most));
    }

    @Test
    void parametersCountOnceForEachOfTheirTensors() {
        long parameters = 4L * (2 * 1024 + 1024 * 1024 + 1024);
        MemoryNeed adam = MemoryNeed.ofTraining(spec("adam", 1), 64);
        assertThat(adam.weights()).isEqualTo(parameters);
        assertThat(adam.gradients()).isEqualTo(parameters);
        assertThat(adam.optimizer()).isEqualTo(2 * parameters);
        assertThat(adam.copies()).isEqualTo(parameters + 4L * 1024 * 1024);
        assertThat(adam.activations()).isEqualTo(4L * 2 * 64 * (1024 + 1024 + 1));
        assertThat(MemoryNeed.ofTraining(spec("gradient_descent", 1), 64).optimizer())
                .isZero();
        assertThat(MemoryNeed.ofEvaluation(spec("adam", 1), 64).optimizer()).isZero();
    }

    @Test
    void whatFitsIsLeftAlone() {
        MemoryNeed need = MemoryNeed.ofTraining(spec("adam", 1), 64);
        assertThatCode(() -> need.require(need.total())).doesNotThrowAnyException();
        assertThat(refusal(need, need.total() - 1).exitCode()).isEqualTo(ExitCode.MEMORY);
    }

    @Test
    void theNumbersAndWhatToChangeAreSaid() {
        Failure failure = refusal(MemoryNeed.ofTraining(spec("adam", 1), 64), 20 * MIB);
        assertThat(failure.message())
                .isEqualTo("the network needs at least 25.1 MiB of memory, this process may have 20.0 MiB");
        assertThat(failure.details())
                .containsExactly(
                        "weights 4.0 MiB, gradients 4.0 MiB, optimizer 8.0 MiB, copies to read and write weights 8.0 MiB",
                        "activations 1.0 MiB for 64 examples at once");
        assertThat(failure.helps())
                .containsExactly(
                        "choose an optimizer that keeps less: `adam` keeps as much as 2 times the weights,"
                                + " `gradient_descent` nothing",
                        "make the layers smaller, first of all layer 2, `linear`, with 1,048,576 parameters",
                        "on a machine with more memory, set RUNNER_JAVA_OPTS=-Xmx1g");
        assertThat(refusal(MemoryNeed.ofTraining(spec("adam", 1), 64), MIB).helps())
                .as("another optimizer would not help")
                .hasSize(2);
    }

    @Test
    void aLargeBatchIsNamed() {
        Failure failure = refusal(MemoryNeed.ofTraining(spec("adam", 100_000), 100_000), 100 * MIB);
        assertThat(failure.details().get(1)).startsWith("activations 1.5 GiB for 100,000 examples at once");
        assertThat(failure.helps().getFirst()).startsWith("make `batch_size` smaller");
        assertThat(refusal(MemoryNeed.ofTraining(spec("adam", 1), 64), 0)
                        .helps()
                        .getFirst())
                .startsWith("make the layers smaller");
    }

    @Test
    void tooMuchForANumberIsTooMuch() {
        MemoryNeed need = MemoryNeed.ofTraining(spec("adam", 1), Integer.MAX_VALUE);
        assertThat(Saturating.product(1L << 40, 1L << 30)).isEqualTo(Long.MAX_VALUE);
        assertThat(Saturating.product(1L << 32, 1L << 31)).isEqualTo(Long.MAX_VALUE);
        assertThat(Saturating.product(3, 4)).isEqualTo(12);
        assertThat(Saturating.sum(Long.MAX_VALUE, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(refusal(need, 1L << 40).exitCode()).isEqualTo(ExitCode.MEMORY);
    }
}
