package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A checkout without its large files has pointers in their place.
class StandInsTest {

    private static final String GIT_LFS = """
            version https://git-lfs.github.com/spec/v1
            oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
            size 12345
            """;

    private static final String REST = """
            architecture: [{linear: 1}]
            loss: sse
            optimizer: {sgd: 0.1}
            """;

    @TempDir
    Path folder;

    private String write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    private void assertIsNamed(String pointer, String... arguments) {
        Program.Result result = Program.run(arguments);
        assertThat(result.code()).as(result.err()).isEqualTo(65);
        assertThat(result.err())
                .contains(pointer + "` is a pointer of Git LFS, not the file", "help: run `git lfs pull`")
                .doesNotContain("convert it", "delete", "decompress");
        assertThat(result.out()).isEmpty();
    }

    private String[] train(String spec, String... more) {
        return java.util.stream.Stream.concat(
                        List.of(
                                "train",
                                spec,
                                "--offline",
                                "--out",
                                folder.resolve("runs").toString())
                                .stream(),
                        java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource({"w.safetensors", "w.json", "w", "w.pt"})
    void initialWeights(String name) throws IOException {
        write(name, GIT_LFS);
        assertIsNamed(name, train(write("s.yaml", "dataset: xor\ninit: {file: " + name + "}\n" + REST)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"w.safetensors", "w.json", "record.json", "x.lock.json", "train-images-idx3-ubyte", "w"})
    void whatIsInspected(String name) throws IOException {
        assertIsNamed(name, "inspect", write(name, GIT_LFS));
    }

    @Test
    void tables() throws IOException {
        String csv = write("p.csv", GIT_LFS);
        String spec = write("s.yaml", """
                dataset:
                  csv: {file: p.csv, features: [{numeric: x}], target: {number: y}}
                """ + REST);
        assertIsNamed("p.csv", train(spec));
        assertIsNamed("p.csv", "init", "--from", csv, "-");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void imagesAndTheFilesOfMnist() throws IOException {
        write("images", GIT_LFS);
        assertIsNamed("images", train(write("s.yaml", """
                        dataset:
                          idx: {train_images: images, train_labels: images, test_images: images, test_labels: images,
                                height: 2, width: 2, classes: 2}
                        architecture: [{linear: 2}]
                        loss: softmax_cross_entropy
                        optimizer: {sgd: 0.1}
                        """)));
        for (String file : List.of("train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1")) {
            write("mnist/" + file + "-ubyte.gz", GIT_LFS);
        }
        String spec = write("m.yaml", """
                dataset: mnist
                architecture: [{linear: 10}]
                loss: softmax_cross_entropy
                optimizer: {sgd: 0.1}
                """);
        assertIsNamed("ubyte.gz", train(spec, "--data-dir", folder.toString()));
    }

    @Test
    void locks() throws IOException {
        write("s.lock.json", GIT_LFS);
        String spec = write("s.yaml", "dataset: xor\n" + REST);
        assertIsNamed("s.lock.json", train(spec));
        assertIsNamed("s.lock.json", "diff", spec, spec);
    }

    @Test
    void pointersOfGitAnnexAreNamedToo() throws IOException {
        Program.Result result =
                Program.run("inspect", write("w.safetensors", "/annex/objects/SHA256E-s12--abc.safetensors\n"));
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains("is a pointer of git-annex, not the file", "run `git annex get`");
    }
}
