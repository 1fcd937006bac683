package org.pierian.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.pierian.core.train.Trainer;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.engine.Kernels;

/// Training steps of a spec. For each line of the standard input an epoch is trained and the milliseconds of its
/// steps are printed, on average, so that a script can alternate it with another program:
/// `scripts/peers/networks.py`.
///
/// Arguments: the spec, the number of threads, and the steps of an epoch.
public final class SpecSteps {

    private static final int EPOCHS = 1_000_000; // more than anybody waits for

    private SpecSteps() {}

    /// Measures once for each line of the standard input.
    public static void main(String... arguments) throws IOException {
        int steps = Integer.parseInt(arguments[2]);
        try (Engine engine = new Engine(Kernels.VECTOR, Integer.parseInt(arguments[1]));
                BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Trainer trainer =
                    ExampleSpecs.read(Path.of(arguments[0]), engine.backend()).trainer(Optional.empty());
            trainer.expectEpochs(EPOCHS);
            for (int epoch = 0; lines.readLine() != null; epoch++) {
                long begun = System.nanoTime();
                trainer.epoch(epoch, _ -> {});
                double milliseconds = (System.nanoTime() - begun) / 1e6 / steps;
                System.out.println(String.format(Locale.ROOT, "%.3f", milliseconds));
            }
        }
    }
}
