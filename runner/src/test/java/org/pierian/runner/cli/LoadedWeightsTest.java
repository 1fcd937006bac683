package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.weights.NamedTensor;
import org.pierian.runner.weights.SafeTensors;

/// Specs that start from a file, freeze parameters and put them in groups, from the command line.
class LoadedWeightsTest {

    private static final String NETWORK = """
            dataset: xor
            architecture: [{linear: 2, name: hidden}, sigmoid, {linear: 1}]
            loss: sse
            optimizer: {sgd: 0.1}
            batch_size: 4
            epochs: 1
            """;

    @TempDir
    Path folder;

    private Program.Result run(String verb, String spec, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("s.yaml"), spec);
        List<String> arguments = new ArrayList<>(List.of(verb, file.toString()));
        arguments.addAll(List.of(more));
        return Program.run(arguments.toArray(String[]::new));
    }

    private Program.Result train(String spec, String... more) throws IOException {
        return run(
                "train",
                spec,
                Stream.concat(Stream.of("--out", folder.resolve("runs").toString(), "-q"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private void weights(Path file, String... names) throws IOException {
        List<NamedTensor> tensors = new ArrayList<>();
        List<Shape> shapes = List.of(Shape.of(2, 2), Shape.of(2), Shape.of(1, 2), Shape.of(1));
        for (int i = 0; i < names.length; i++) {
            float[] values = new float[shapes.get(i).size()];
            for (int j = 0; j < values.length; j++) {
                values[j] = 0.25f * (j + 1);
            }
            tensors.add(new NamedTensor(names[i], shapes.get(i), values));
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            SafeTensors.write(out, tensors);
        }
    }

    private void weights(String... names) throws IOException {
        weights(folder.resolve("w.safetensors"), names);
    }

    @Test
    void bothListsAreToldByCheckAndTrainAtOnePlace() throws IOException {
        weights("hidden.weigth", "hidden.bias", "2.weight", "3.bias");
        for (String verb : List.of("check", "train")) {
            Program.Result result = run(verb, NETWORK + "init:\n  file:\n    path: w.safetensors\n");
            assertThat(result.code()).as(verb).isEqualTo(65);
            assertThat(result.err())
                    .contains(
                            "error[S035]",
                            "s.yaml:9:11",
                            "`hidden.weight` [2, 2] is not in the file; did you mean `hidden.weigth`?",
                            "`2.bias` [1] is not in the file",
                            "`3.bias` [1] is in the file and not in the network",
                            "w.safetensors");
        }
        assertThat(run("check", NETWORK + """
                init:
                  file:
                    path: w.safetensors
                    rename: {hidden.weight: hidden.weigth}
                    ignore: [3.*]
                    except: ["2.bias"]
                """).code()).isZero();
    }

    @Test
    void missingAndDamagedFilesHaveTheirExitCodes() throws IOException {
        String spec = NETWORK + "init: {file: w.safetensors}\n";
        for (String verb : List.of("check", "train", "gradcheck")) {
            Program.Result missing = run(verb, spec);
            assertThat(missing.code()).as(verb).isEqualTo(66);
            assertThat(missing.err()).contains("`w.safetensors` is not there", "s.yaml:7:14", "looked in");
        }
        weights("hidden.weight", "hidden.bias", "2.weight", "2.bias");
        byte[] whole = Files.readAllBytes(folder.resolve("w.safetensors"));
        Files.write(folder.resolve("w.safetensors"), Arrays.copyOf(whole, whole.length - 1));
        for (String verb : List.of("check", "train")) {
            Program.Result damaged = run(verb, spec);
            assertThat(damaged.code()).as(verb).isEqualTo(65);
            assertThat(damaged.err()).contains("tensor `2.bias` ends at", "s.yaml:7:14");
        }
        Files.write(folder.resolve("w.safetensors"), "PK\3\4 a zip".getBytes(StandardCharsets.US_ASCII));
        assertThat(run("check", spec).err()).contains("a zip archive", "is not opened");
    }

    @Test
    void filesAreLookedForWhereDataIs() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        weights(data.resolve("weights/w.safetensors"), "hidden.weight", "hidden.bias", "2.weight", "2.bias");
        String spec = NETWORK + "init: {file: w.safetensors}\n";
        assertThat(train(spec, "--data-dir", data.toString(), "--no-lock").code())
                .isZero();
        assertThat(train(spec, "--no-lock").code()).isEqualTo(66);
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed(@TempDir Path outside) throws IOException {
        weights(outside.resolve("w.safetensors"), "hidden.weight", "hidden.bias", "2.weight", "2.bias");
        Files.createSymbolicLink(folder.resolve("w.safetensors"), outside.resolve("w.safetensors"));
        String spec = NETWORK + "init: {file: w.safetensors}\n";
        assertThat(run("check", spec).code()).isEqualTo(77);
        assertThat(train(spec).code()).isEqualTo(77);
    }

    @Test
    void aChangedFileIsFoundByVerify() throws IOException {
        weights("hidden.weight", "hidden.bias", "2.weight", "2.bias");
        String spec = NETWORK + "init: {file: {path: w.safetensors}}\nfreeze: [\"hidden.*\"]\n";
        assertThat(train(spec).code()).isZero();
        assertThat(run("verify", spec).code()).isZero();
        Path runFolder;
        try (Stream<Path> runs = Files.list(folder.resolve("runs/s"))) {
            runFolder = runs.findFirst().orElseThrow();
        }
        assertThat(Program.run("verify", runFolder.toString()).code()).isZero();
        byte[] bytes = Files.readAllBytes(folder.resolve("w.safetensors"));
        bytes[bytes.length - 1] ^= 1;
        Files.write(folder.resolve("w.safetensors"), bytes);
        Program.Result changed = run("verify", spec);
        assertThat(changed.code()).isEqualTo(4);
        assertThat(changed.out()).contains("DIFFERENT", "data w.safetensors");
        Program.Result ofRun = Program.run("verify", runFolder.toString());
        assertThat(ofRun.code()).isEqualTo(65);
        assertThat(ofRun.err()).contains("w.safetensors` has changed since the run was trained");
    }

    @Test
    void anyTableOfNamesComesBackFromTheCanonicalSpec() throws IOException {
        weights("a b: [c]", "y", "h.{0}", "#");
        String init = """
                init:
                  file:
                    path: w.safetensors
                    rename:
                      hidden.weight: "a b: [c]"
                      "hidden.*": "y"
                      "*.weight": "h.{0}"
                      "**": ["#"]
                    transpose: ["*.weight"]
                    ignore: ["**.unused", "no"]
                    except: ["*.bias"]
                freeze: ["2.bias"]
                parameter_groups:
                  - weight_decay: {value: 0, parameters: ["**.bias"]}
                """;
        Program.Result rendered = run("render", NETWORK + init);
        assertThat(rendered.code()).as(rendered.err()).isZero();
        assertThat(rendered.out()).contains("a b: [c]").contains("value: 0.0");
        Path again = Files.writeString(folder.resolve("again.yaml"), rendered.out());
        assertThat(Program.run("render", again.toString()).out()).isEqualTo(rendered.out());
        assertThat(Program.run("check", again.toString()).err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            freeze: ["hiden.*"]                      | 7:10 | `hiden.*` matches no parameter | did you mean `hidden.*`?
            freeze: ["2.weight", "2.wieght"]         | 7:22 | `2.wieght` matches no parameter | did you mean `2.weight`?
            freeze: ["*.running_mean"]               | 7:10 | matches no parameter of the network | names are `hidden.weight`
            freeze: ["**"]                           | 7:9  | leaves no parameter to be trained | leave the last layers out
            parameter_groups: [{learning_rate: {factor: 0.1, parameters: ["3.*"]}}] | 7:63 | `3.*` matches no parameter | names are `hidden.weight`, `hidden.bias`
            parameter_groups: [{weight_decay: {value: 0, parameters: [bias]}}]   | 7:59 | `bias` matches no parameter | `**.bias`
            parameter_groups: [{learning_rate: {factor: 0, parameters: ["**"]}}] | 7:45 | must be above 0 |
            init: {file: {path: w.safetensors, except: ["hidden.wieght"]}}  | 7:45 | matches no parameter or running statistic | did you mean `hidden.weight`?
            init: {file: {path: w.safetensors, transpose: ["1.*"]}}         | 7:48 | matches no parameter or running statistic | names are `hidden.weight`, `hidden.bias`
            init: {file: {path: w.safetensors, rename: {"hiden.*": "0.*"}}} | 7:45 | matches no parameter or running statistic | did you mean `hidden.*`?
            init: {file: {path: w.safetensors, rename: {"2.*": "*.*"}}}     | 7:45 | more `*` than the name in the network | write as many on both sides
            init: {file: {path: w.safetensors, rename: {"2.***": "x"}}}     | 7:45 | cannot have `2.***` | `**` for any part
            init: {file: {path: w.safetensors, rename: [a]}}                | 7:44 | `rename` wants a mapping of names to names | {name: name in the file}
            init: {file: {path: w.safetensors, rename: {}}}                 | 7:44 | `rename` is empty | delete `rename`
            init: {file: {path: w.safetensors, renam: {a: b}}}              | 7:36 | unknown key `renam` | did you mean `rename`?
            bias_init: {file: w.safetensors}                                | 7:13 | starts the whole network, biases too | write `init
            """)
    void patternsThatMatchNothingAreErrors(String line, String place, String said, String help) throws IOException {
        Program.Result result = run("check", NETWORK + line + "\n");
        assertThat(result.code()).as(result.err()).isEqualTo(65);
        assertThat(result.err()).contains("s.yaml:" + place, said).contains(help == null ? "" : help);
    }

    @Test
    void weightDecayOfAGroupNeedsAnOptimizerThatHasIt() throws IOException {
        Program.Result result = run(
                "check",
                NETWORK.replace("sgd", "momentum")
                        + "parameter_groups:\n  - weight_decay: {value: 0, parameters: [\"**.bias\"]}\n");
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains("s.yaml:8:5", "the optimizer has no `weight_decay`");
    }

    @Test
    void convolutionsAreNotTransposed() throws IOException {
        Program.Result result = run("check", """
                dataset: {mnist: {layout: image}}
                architecture: [{conv2d: {out_channels: 2, kernel_size: 3}}, flatten, {linear: 10}]
                loss: softmax_cross_entropy
                optimizer: {sgd: 0.1}
                init: {file: {path: w.safetensors, transpose: ["**.weight"]}}
                """);
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains("`0.weight` [2, 1, 3, 3] has more than two axes and cannot be transposed");
    }

    @Test
    void summaryCountsWhatIsFrozen() throws IOException {
        assertThat(run("summary", NETWORK + "freeze: [\"hidden.*\"]\n").out())
                .contains("\nfrozen: 6 of the parameters\n");
        assertThat(run("summary", NETWORK).out()).doesNotContain("frozen");
    }

    @Test
    void jsonHasNoNames() throws IOException {
        Files.writeString(folder.resolve("w.json"), "[[[1, 2], [3, 4]], [1, 2], [[1, 2]], [1]]");
        assertThat(run("check", NETWORK + "init: {file: w.json}\n").code()).isZero();
        Program.Result result = run("check", NETWORK + "init: {file: {path: w.json, except: [\"2.*\"]}}\n");
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains("weights in JSON have no names", "take a `.safetensors` file");
    }
}
