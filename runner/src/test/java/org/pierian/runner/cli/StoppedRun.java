package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.file.Sha256;
import org.pierian.runner.run.RunFolder;

/// A run that failed while it wrote its results, so that its two newest checkpoints are left.
///
/// @param folder the run's folder
/// @param record what its record will be
record StoppedRun(RunFolder folder, String record) {

    /// Trains once to see the results, and again with a folder in the way of one.
    ///
    /// @param name of the spec, which lies in `place` with its runs
    static StoppedRun in(Path place, String name) throws IOException {
        Path spec = Files.writeString(place.resolve(name + ".yaml"), """
                name: %s
                seed: %d
                dataset: {fizzbuzz: {from: 101, to: 138, test_from: 1, test_to: 30}}
                architecture: [{linear: 12}, tanh, {linear: 4}]
                loss: softmax_cross_entropy
                optimizer: {adam: 0.01}
                batch_size: 8
                epochs: 8
                shuffle: true
                checkpoint: {steps: 12}
                """.formatted(name, name.length()));
        String[] train = {"train", spec.toString(), "--no-lock", "--quiet", "--out", place.toString()};
        assertThat(Program.run(train).code()).isZero();
        RunFolder run;
        try (Stream<Path> runs = Files.list(place.resolve(name))) {
            run = new RunFolder(runs.findFirst().orElseThrow());
        }
        String record = Files.readString(run.record());
        Files.delete(run.record());
        Files.createDirectories(run.record().resolve("in the way"));
        assertThat(Program.run(train).code()).isEqualTo(ExitCode.IO.number());
        Files.delete(run.record().resolve("in the way"));
        Files.delete(run.record());
        return new StoppedRun(run, record);
    }

    /// Both files of both checkpoints: manifest and tensors of the older, then of the newest.
    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(checkpoints())) {
            return files.sorted().toList();
        }
    }

    Path checkpoints() {
        return folder.local("checkpoints");
    }

    /// Changes a manifest, and its hash as well.
    static void rewrite(Path manifest, String from, String to) throws IOException {
        String line = Files.readString(manifest).lines().findFirst().orElseThrow() + "\n";
        assertThat(line).contains(from);
        String changed = line.replace(from, to);
        Files.writeString(manifest, changed + Sha256.of(changed.getBytes(StandardCharsets.UTF_8)) + "\n");
    }

    Program.Result resume() {
        return Program.run("resume", folder.path().toString(), "--quiet");
    }
}
