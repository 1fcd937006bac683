package moons;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.pierian.runner.api.EpochMetrics;
import org.pierian.runner.api.Experiment;
import org.pierian.runner.api.PierianException;
import org.pierian.runner.api.Prediction;
import org.pierian.runner.api.Run;
import org.pierian.runner.api.TrainingEvents;
import org.pierian.runner.api.TrainingResult;

/// Trains on two half circles, and asks to which of them a point belongs.
public final class Moons {

    private Moons() {}

    /// @param arguments the spec, and the folder for all runs
    public static void main(String... arguments) {
        try {
            TrainingResult result = Experiment.of(Path.of(arguments[0]))
                    .withRunsFolder(Path.of(arguments[1]))
                    .train(new Progress());
            System.out.println("weights " + result.weightsSha256());
            System.out.println("lock " + result.lock());
            try (Run run = result.open()) {
                ask(run, 0.5, 0.75);
                ask(run, 0.5, -0.25);
            }
        } catch (PierianException e) {
            System.err.print(e.text());
            System.exit(e.exitCode());
        }
    }

    private static void ask(Run run, double x, double y) {
        Prediction prediction = run.predict(Map.of("x", x, "y", y));
        if (prediction instanceof Prediction.OfClass(String moon, var probabilities)) {
            System.out.println(x + "," + y + " " + moon + " " + probabilities.get(moon));
        }
    }

    /// Tells every tenth epoch.
    private static final class Progress implements TrainingEvents {

        @Override
        public void epoch(EpochMetrics train, Optional<EpochMetrics> measured) {
            if (train.epoch() % 10 == 0) {
                System.err.println("epoch " + train.epoch() + " loss " + train.loss());
            }
        }
    }
}
