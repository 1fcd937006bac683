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
        // 7850 parameters, kept four times by Adam; an example has 784 inputs, 10 outputs with gradients, and for
        // each of the two loops a label and a loss; 70,000 images of 784 bytes, with label and place in
        // the order.
        assertThat(Program.run("summary", mnist, "--set", "optimizer=adam", "--set", "batch_size=1000")
                        .out())
                .endsWith("\nmemory of the run, estimated: 56.1 MiB (parameters with gradients and optimizer 0.1 MiB,"
                        + " a batch in all layers 3.1 MiB, data 52.9 MiB)\n");
    }

    @Test
    void memoryOfSmallBatchesIsThatOfEvaluation() {
        String cnn = "../examples/specs/mnist-cnn.yaml";
        String ofOne = memory(cnn, "batch_size=1");
        assertThat(memory(cnn, "batch_size=64")).isEqualTo(ofOne);
        assertThat(memory(cnn, "batch_size=128")).isNotEqualTo(ofOne);
        assertThat(memory("../examples/specs/xor.yaml", "batch_size=1000"))
                .as("four examples")
                .isEqualTo(memory("../examples/specs/xor.yaml", "batch_size=1"));
    }

    /// 4 examples in batches of 2: two steps in each of 4 epochs.
    @Test
    void theScheduleIsPlottedWithItsKeyPoints() {
        String[] command = {
            "summary",
            XOR,
            "--schedule",
            "--set",
            "schedule={warmup_cosine: 4}",
            "--set",
            "epochs=4",
            "--set",
            "batch_size=2"
        };
        Program.Result result = Program.run(command);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("learning rate\n", "*", "step 1", "step 8")
                .containsPattern("first +1 +1 ")
                .containsPattern("highest +2 +4 +0\\.1000\n")
                .containsPattern("last +4 +8 ");
        assertThat(result.out().chars()).allMatch(c -> c < 128);
    }

    @Test
    void aConstantRateIsALine() {
        assertThat(Program.run("summary", XOR, "--schedule", "--json").out())
                .contains("{\"epoch\":1,\"step\":1,\"learning_rate\":0.1,\"point\":\"first\"}\n")
                .endsWith("{\"epoch\":3000,\"step\":12000,\"learning_rate\":0.1,\"point\":\"last\"}\n");
    }

    private static String memory(String spec, String change) {
        String out = Program.run("summary", spec, "--set", change).out();
        return out.substring(out.indexOf("a batch in all layers"), out.indexOf(", data"));
    }
}
