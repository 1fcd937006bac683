package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.runner.bind.DataLoader;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.TrainedRun;
import org.pierian.spec.Split;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecReader;

/// Compares what `predict` says with the outputs that evaluation sees.
final class ComparedOutputs {

    private ComparedOutputs() {}

    /// The outputs that the evaluation of a run's split sees.
    static List<float[]> evaluated(Path run, Path near, Split split) {
        ResolvedSpec spec =
                SpecReader.read(run.resolve("spec.yaml"), List.of()).spec().orElseThrow();
        try (Backend backend = new CpuBackend(KernelChoice.SCALAR, 1)) {
            RunFolder files = new RunFolder(run);
            TrainedRun trained = TrainedRun.load(files, spec.spec(), 5, backend);
            Data data = new DataLoader(DataFolders.of(Program.data()), line -> {})
                    .load(spec, List.of(near), files.readPreprocessing());
            List<float[]> outputs = new ArrayList<>();
            trained.model().evaluator(data.split(split)).evaluate((first, output, losses) -> {
                for (int i = 0; i < output.rows(); i++) {
                    float[] one = new float[output.rowSize()];
                    output.buffer().read(i * one.length, one, 0, one.length);
                    outputs.add(one);
                }
            });
            return outputs;
        }
    }

    /// The class of the largest output, the first of equals.
    private static int largest(float[] outputs) {
        int best = 0;
        for (int j = 1; j < outputs.length; j++) {
            best = outputs[j] > outputs[best] ? j : best;
        }
        return best;
    }

    private static double probability(float[] outputs, int index) {
        double sum = 0;
        for (float output : outputs) {
            sum += StrictMath.exp((double) output - outputs[largest(outputs)]);
        }
        return StrictMath.exp((double) outputs[index] - outputs[largest(outputs)]) / sum;
    }

    /// The lines that `predict` writes.
    static JsonNode predict(Path run, List<String> inputs, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("predict", run.toString(), "--format", "jsonl"));
        arguments.addAll(inputs);
        arguments.addAll(List.of(more));
        Program.Result result = Program.run(arguments.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        return new ObjectMapper()
                .readTree(
                        "[" + result.out().lines().reduce((a, b) -> a + "," + b).orElseThrow() + "]");
    }

    /// @param order which line is that of an output; they are in the same order where it is empty
    static void assertSame(JsonNode rows, List<float[]> outputs, int[] order, Preprocessing.Target target) {
        for (int i = 0; i < outputs.size(); i++) {
            JsonNode row = rows.get(order.length == 0 ? i : order[i]);
            float[] output = outputs.get(i);
            switch (target) {
                case Preprocessing.Target.Classes(String _, List<String> values) -> {
                    int best = largest(output);
                    assertThat(row.get("prediction").textValue()).isEqualTo(values.get(best));
                    for (int j = 0; j < values.size(); j++) {
                        assertThat(row.get("probability_" + values.get(j)).doubleValue())
                                .isEqualTo(probability(output, j));
                    }
                }
                case Preprocessing.Target.Labels labels ->
                    throw new IllegalArgumentException("several are predicted for " + labels);
                case Preprocessing.Target.Tokens tokens ->
                    throw new IllegalArgumentException("nothing is predicted for " + tokens);
                case Preprocessing.Target.Numeric numeric ->
                    assertThat(row.get("prediction").doubleValue())
                            .isEqualTo(output[0] * numeric.scaling().unit()
                                    + numeric.scaling().center());
            }
        }
    }

    static Preprocessing.Target target(Path run) {
        return new RunFolder(run).readPreprocessing().orElseThrow().target();
    }

    /// Asks for probabilities where there are classes.
    static String[] probabilities(Path run) {
        return target(run) instanceof Preprocessing.Target.Classes ? new String[] {"--probabilities"} : new String[0];
    }
}
