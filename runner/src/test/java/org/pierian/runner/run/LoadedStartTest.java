package org.pierian.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.layer.SavedTensor;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.failure.SpecMisfit;
import org.pierian.runner.file.Sha256;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.weights.NamedTensor;
import org.pierian.runner.weights.SafeTensors;
import org.pierian.runner.weights.WeightsFile;

/// Networks that start from a file, and train some of their parameters.
class LoadedStartTest {

    private static final String REST = """
            name: loaded
            seed: 3
            dataset: {fizzbuzz: {from: 101, to: 124, test_from: 1, test_to: 10}}
            loss: softmax_cross_entropy
            batch_size: 4
            epochs: 2
            """;

    /// What the files of these tests were trained as.
    private static final String FIRST = REST + """
            architecture: [{linear: 6}, batch_norm, tanh, {linear: 4}]
            optimizer: {sgd: 0.1}
            """;

    private static final String NAMED = REST + """
            architecture:
              - {linear: 6, name: body}
              - {batch_norm: {}, name: norm}
              - tanh
              - {linear: 4, name: head}
            """;

    private static final String RENAME = "rename: {\"body.*\": \"0.*\", \"norm.*\": \"1.*\", \"head.*\": \"3.*\"}";
    private static final String SGD = "optimizer: {sgd: {learning_rate: 0.1, momentum: 0.5, weight_decay: 0.01}}\n";

    @TempDir
    Path folder;

    private Experiment experiment(String spec) {
        return SmallRun.experiment(spec, folder);
    }

    private static RunRecord train(Experiment experiment) {
        return Training.run(experiment, SmallRun.SILENT).record(experiment);
    }

    /// Trains and writes the weights, as they are or changed.
    private List<NamedTensor> saved(String file) throws IOException {
        Experiment experiment = experiment(FIRST);
        train(experiment);
        List<NamedTensor> tensors = WeightsFile.tensors(experiment.saved());
        write(file, tensors);
        return tensors;
    }

    private void write(String file, List<NamedTensor> tensors) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve(file))) {
            SafeTensors.write(out, tensors);
        }
    }

    private static Map<String, float[]> values(Experiment experiment) {
        Map<String, float[]> values = new TreeMap<>();
        for (SavedTensor tensor : experiment.saved()) {
            values.put(tensor.name(), tensor.values());
        }
        return values;
    }

    private static NamedTensor transposed(NamedTensor tensor) {
        int rows = tensor.shape().dim(0);
        int columns = tensor.shape().dim(1);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i % columns * rows + i / columns] = tensor.values()[i];
        }
        return new NamedTensor(tensor.name(), Shape.of(columns, rows), values);
    }

    @Test
    void aFileOfOurOwnIsRenamedAndTransposed() throws IOException {
        List<NamedTensor> tensors = saved("w.safetensors");
        write(
                "turned.safetensors",
                tensors.stream()
                        .map(t -> t.shape().rank() == 2 ? transposed(t) : t)
                        .toList()
                        .reversed());
        String straight = NAMED + SGD + "init: {file: {path: w.safetensors, " + RENAME + "}}\n";
        String turned = NAMED + SGD + "init: {file: {path: turned.safetensors, " + RENAME
                + ", transpose: [\"body.weight\", \"head.*\"]}}\n";
        for (String spec : List.of(straight, turned)) {
            assertThat(experiment(spec).saved())
                    .extracting(SavedTensor::values)
                    .containsExactlyElementsOf(
                            tensors.stream().map(NamedTensor::values).toList());
        }
        assertThat(experiment(straight).saved())
                .extracting(SavedTensor::name)
                .contains("norm.running_mean", "norm.running_var", "head.bias");
    }

    @Test
    void piecesAreStackedAndEachIsTransposed() throws IOException {
        List<NamedTensor> tensors = saved("w.safetensors");
        NamedTensor weight = tensors.getFirst();
        int columns = weight.shape().dim(1);
        NamedTensor top = part(weight, "top", 0, 2 * columns);
        NamedTensor bottom = part(weight, "bottom", 2 * columns, 6 * columns);
        List<NamedTensor> rest = tensors.subList(1, tensors.size());
        write("parts.safetensors", concat(rest, top, bottom));
        write("turned.safetensors", concat(rest, transposed(top), transposed(bottom)));
        String rename = "rename: {\"0.weight\": [top, bottom]}";
        for (String init : List.of(
                "{path: parts.safetensors, " + rename + "}",
                "{path: turned.safetensors, " + rename + ", transpose: [\"0.weight\"]}")) {
            assertThat(values(experiment(FIRST + "init: {file: " + init + "}\n")))
                    .containsEntry("0.weight", weight.values());
        }
    }

    private static NamedTensor part(NamedTensor tensor, String name, int from, int to) {
        int columns = tensor.shape().dim(1);
        return new NamedTensor(
                name, Shape.of((to - from) / columns, columns), Arrays.copyOfRange(tensor.values(), from, to));
    }

    private static List<NamedTensor> concat(List<NamedTensor> rest, NamedTensor... more) {
        return Stream.concat(rest.stream(), Arrays.stream(more)).toList();
    }

    @Test
    void exceptedParametersStartAsWithoutTheFile() throws IOException {
        Map<String, float[]> file = new TreeMap<>();
        saved("w.safetensors").forEach(tensor -> file.put(tensor.name(), tensor.values()));
        Map<String, float[]> plain = values(experiment(FIRST + "bias_init: {constant: 0.5}\n"));
        Map<String, float[]> loaded = values(experiment(
                FIRST + "bias_init: {constant: 0.5}\ninit: {file: {path: w.safetensors, except: [\"3.*\"]}}\n"));
        assertThat(loaded.keySet()).isEqualTo(plain.keySet());
        loaded.forEach((name, values) ->
                assertThat(values).as(name).isEqualTo((name.startsWith("3.") ? plain : file).get(name)));
        assertThat(loaded.get("3.bias")).containsOnly(0.5f);
    }

    /// A head of another size, whose layer says how it starts.
    @Test
    void anotherHeadIsPutOnALoadedBody() throws IOException {
        List<NamedTensor> tensors = saved("w.safetensors");
        String spec = FIRST.replace("{linear: 4}", "{linear: {out_features: 4, init: ones, bias: false}}")
                + "init: {file: {path: w.safetensors, except: [\"3.*\"], ignore: [\"3.bias\"]}}\n";
        Experiment experiment = experiment(spec);
        assertThat(values(experiment).get("3.weight")).containsOnly(1f);
        assertThat(values(experiment).get("1.running_var"))
                .isEqualTo(tensors.stream()
                        .filter(t -> t.name().equals("1.running_var"))
                        .findFirst()
                        .orElseThrow()
                        .values());
    }

    @Test
    void theIdentityHoldsTheHashOfTheFile() throws IOException {
        List<NamedTensor> tensors = saved("w.safetensors");
        String spec = FIRST + "init: {file: w.safetensors}\n";
        Experiment one = experiment(spec);
        assertThat(one.identity().data()).containsEntry("w.safetensors", Sha256.of(folder.resolve("w.safetensors")));
        assertThat(train(one).data()).isEqualTo(one.identity().data());
        tensors.getFirst().values()[0] += 1;
        write("w.safetensors", tensors);
        assertThat(experiment(spec).identity().sha256())
                .isNotEqualTo(one.identity().sha256());
        assertThat(experiment(spec).identity().specSha256())
                .isEqualTo(one.identity().specSha256());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "optimizer: {gradient_descent: 0.1}",
                "optimizer: {adamw: {weight_decay: 0.1}}\npenalty: {l2: 0.1}\nclip: {norm: 0.1}",
                "optimizer: {lamb: 0.01}",
            })
    void frozenParametersKeepTheirValuesAndRunningStatisticsDoNot(String optimizer) {
        assertFrozen(NAMED + optimizer + "\n");
    }

    /// Where gradients and steps may wait for the next pass.
    @Test
    void frozenParametersKeepTheirValuesAtBatchOne() {
        assertFrozen(NAMED.replace("batch_norm", "layer_norm").replace("batch_size: 4", "batch_size: 1")
                + "optimizer: {momentum: 0.1}\n");
    }

    private void assertFrozen(String spec) {
        String frozen = spec + "freeze: [\"body.*\", \"norm.weight\", \"*.bias\"]\n";
        Map<String, float[]> before = values(experiment(frozen));
        Experiment experiment = experiment(frozen);
        train(experiment);
        values(experiment).forEach((name, values) -> {
            boolean kept = name.startsWith("body.") || name.equals("norm.weight") || name.endsWith(".bias");
            assertThat(Arrays.equals(values, before.get(name))).as(name).isEqualTo(kept);
        });
    }

    @Test
    void clippingAndPenaltyLeaveFrozenParametersOut() {
        String more = SGD + "penalty: {l2: 0.1}\nclip: {norm: 0.01}\n";
        Experiment all = experiment(NAMED + more);
        Experiment some = experiment(NAMED + more + "freeze: [\"body.*\", \"norm.*\"]\n");
        train(all);
        train(some);
        assertThat(values(some).get("head.weight")).isNotEqualTo(values(all).get("head.weight"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sgd: {learning_rate: 0.1, momentum: 0.5, weight_decay: 0.01}", "adamw: 0.01", "lamb: 0.01"})
    void groupsThatChangeNothingChangeNoBit(String optimizer) {
        String spec = NAMED + "optimizer: {" + optimizer + "}\nschedule: {exponential: 0.5}\n";
        Experiment plain = experiment(spec);
        Experiment grouped =
                experiment(spec + "parameter_groups: [{learning_rate: {factor: 1, parameters: [\"body.*\"]}}]\n");
        train(plain);
        train(grouped);
        assertThat(grouped.saved())
                .extracting(SavedTensor::values)
                .containsExactlyElementsOf(
                        plain.saved().stream().map(SavedTensor::values).toList());
        assertThat(grouped.identity().sha256()).isNotEqualTo(plain.identity().sha256());
    }

    /// Where one group of a word has matched, later ones of that word do not count.
    @Test
    void theFirstGroupOfAWordCounts() {
        String spec = NAMED + SGD;
        Experiment one = experiment(spec + """
                parameter_groups:
                  - weight_decay: {value: 0, parameters: ["*.bias", "norm.*"]}
                  - learning_rate: {factor: 0.5, parameters: ["body.*"]}
                """);
        Experiment other = experiment(spec + """
                parameter_groups:
                  - learning_rate: {factor: 0.5, parameters: ["body.weight"]}
                  - weight_decay: {value: 0, parameters: ["norm.*", "**.bias"]}
                  - learning_rate: {factor: 0.5, parameters: ["body.bias"]}
                  - learning_rate: {factor: 7, parameters: ["body.*"]}
                  - weight_decay: {value: 0.7, parameters: ["body.bias"]}
                """);
        Experiment plain = experiment(spec);
        train(one);
        train(other);
        train(plain);
        assertThat(other.saved())
                .extracting(SavedTensor::values)
                .containsExactlyElementsOf(
                        one.saved().stream().map(SavedTensor::values).toList());
        assertThat(values(one).get("body.weight")).isNotEqualTo(values(plain).get("body.weight"));
    }

    @Test
    void aFileThatDoesNotFitIsToldAtThePlaceThatNamesIt() throws IOException {
        saved("w.safetensors");
        SpecMisfit misfit = catchThrowableOfType(
                SpecMisfit.class, () -> experiment(NAMED + SGD + "init: {file: {path: w.safetensors}}\n"));
        assertThat(misfit.diagnostics()).singleElement().satisfies(problem -> {
            assertThat(problem.location().line()).isEqualTo(13);
            assertThat(problem.message()).contains("do not fit the network");
            assertThat(problem.table()).anyMatch(line -> line.contains("`body.weight` [6, 10] is not in the file"));
        });
    }
}
