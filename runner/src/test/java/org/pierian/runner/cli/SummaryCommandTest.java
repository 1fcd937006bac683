package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryCommandTest {

    private static final String XOR = "../examples/specs/xor.yaml";

    @Test
    void markdownHasTheSameCellsAsText() {
        assertThat(Program.run("summary", "--format", "markdown", XOR).out())
                .startsWith("""
                        | name | layer | output | parameters | activations | multiply-adds |
                        |---|---|---|---:|---:|---:|
                        | 0 | linear | [2] | 6 | 2 | 4 |
                        """)
                .contains("| total |  |  | 9 | 5 | 6 |\n");
    }

    @Test
    void memoryGrowsWithOptimizerBatchAndData() {
        String mnist = "../examples/specs/mnist-logistic.yaml";
        // 7850 parameters, kept four times by Adam; 784 + 2 * 10 floats an example; 70,000 pictures of 784 bytes.
        assertThat(Program.run("summary", mnist, "--set", "optimizer=adam", "--set", "batch_size=1000")
                        .out())
                .endsWith("\nmemory of the run, estimated: 55.5 MiB (parameters with gradients and optimizer 0.1 MiB,"
                        + " a batch in all layers 3.1 MiB, data 52.3 MiB)\n");
    }
}
