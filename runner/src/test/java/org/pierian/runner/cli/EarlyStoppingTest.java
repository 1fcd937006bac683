package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run that ends early says so, and which weights it has kept.
class EarlyStoppingTest {

    /// The loss falls by less than a half in an epoch, so that no epoch is better than the first.
    private static final String SPEC = """
            name: early
            dataset: xor
            architecture: [{linear: 2}, sigmoid, {linear: 1}]
            loss: sse
            optimizer: {gradient_descent: 0.01}
            epochs: 30
            batch_size: 1
            early_stopping: {loss: {patience: 3, min_delta: 0.5, split: test}}
            """;

    @TempDir
    Path folder;

    private Program.Result train(String spec, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("early.yaml"), spec);
        Program.Result result =
                Program.run(Stream.concat(Stream.of("train", file.toString(), "-q", "--out", runs()), Stream.of(more))
                        .toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    private String runs() {
        return folder.resolve("runs").toString();
    }

    private Path run() throws IOException {
        try (Stream<Path> list = Files.list(folder.resolve("runs").resolve("early"))) {
            return list.findFirst().orElseThrow();
        }
    }

    @Test
    void theEndIsToldAndRecorded() throws IOException {
        Program.Result result = train(SPEC, "--json");
        assertThat(result.err())
                .contains("stopped after epoch 4 of 30: test loss was best in epoch 1, whose weights are kept\n");
        assertThat(result.out()).contains("\"epochs\":4,\"best_epoch\":1,");
        assertThat(Files.readString(run().resolve("record.json")))
                .contains("\"best_epoch\": 1,", "\"selected_on\": \"test\"");
        assertThat(Program.run("verify", run().toString(), "-q").out()).startsWith("same ");
    }

    @Test
    void runsAndEvaluateNameBothEpochs() throws IOException {
        train(SPEC);
        assertThat(Program.run("runs", runs(), "--csv").out())
                .startsWith("name,id,epochs,best_epoch,test_accuracy,")
                .containsPattern("early,[0-9a-f]{12},4,1,");
        assertThat(Program.run("runs", runs(), "--json", "--sort", "best_epoch").out())
                .contains("\"epochs\":4,\"best_epoch\":1,");
        assertThat(Program.run("evaluate", run().toString()).out()).contains(", weights of epoch 1 of 4)");
        assertThat(Program.run("evaluate", run().toString(), "--json").out())
                .startsWith("{\"epoch\":1,\"split\":\"test\",")
                .contains(",\"epochs_trained\":4,\"confusion\":[");
    }

    @Test
    void aLockOfBeforeTheKeyIsReproduced() throws IOException {
        train(SPEC);
        Path lock = folder.resolve("early.lock.json");
        String old = Files.readString(lock).replaceFirst(" *\"best_epoch\": 1,\n", "");
        assertThat(old).doesNotContain("best_epoch");
        Files.writeString(lock, old);
        assertThat(train(SPEC).err()).contains("reproduced, bit for bit");
        Files.writeString(lock, old.replace("\"id\"", "\"best_epoch\": 0,\n  \"id\""));
        assertThat(Program.run("verify", folder.resolve("early.yaml").toString())
                        .err())
                .contains("`best_epoch` is not the number of an epoch");
    }

    @Test
    void theLastWeightsAreKeptOnRequest() throws IOException {
        assertThat(train(SPEC.replace("patience: 3", "restore_best: false, patience: 3"))
                        .err())
                .contains("stopped after epoch 4 of 30: test loss was best in epoch 1;"
                        + " the weights of epoch 4 are kept\n");
        assertThat(Files.readString(run().resolve("record.json"))).doesNotContain("best_epoch");
        assertThat(Program.run("evaluate", run().toString(), "--json").out()).startsWith("{\"epoch\":4,");
    }

    @Test
    void aRunThatIsNotStoppedIsToldTheBestEpochToo() throws IOException {
        assertThat(train(SPEC.replace("epochs: 30", "epochs: 2")).err())
                .contains("trained to the last epoch, 2: test loss was best in epoch 1, whose weights" + " are kept\n");
        assertThat(train(SPEC.replaceFirst("early_stopping.*", ""), "--restart").err())
                .doesNotContain("best in epoch");
    }
}
