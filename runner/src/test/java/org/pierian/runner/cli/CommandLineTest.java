package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exit codes and messages of command lines that cannot be done.
class CommandLineTest {

    private static final String XOR = "../examples/specs/xor.yaml";

    @TempDir
    Path folder;

    @Test
    void wrongCommandLinesEndIn2() {
        assertThat(Program.run().code()).isEqualTo(2);
        assertThat(Program.run("trian", XOR).code()).isEqualTo(2);
        assertThat(Program.run("train").code()).isEqualTo(2);
        assertThat(Program.run("train", XOR, "--threads", "-1").code()).isEqualTo(2);
        assertThat(Program.run("train", XOR, "--kernels", "fast").code()).isEqualTo(2);
        assertThat(Program.run("check", "--format", "xml", XOR).code()).isEqualTo(2);
    }

    @Test
    void helpIsAResult() {
        Program.Result help = Program.run("train", "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("--threads", "--set", "--data-dir");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void schemaIsTheCommittedOne() throws IOException {
        Program.Result schema = Program.run("schema");
        assertThat(schema.code()).isZero();
        assertThat(schema.out()).isEqualTo(Files.readString(Path.of("../docs/spec.schema.json")));
    }

    @Test
    void missingFilesEndIn66() {
        assertThat(Program.run("check", folder.resolve("no.yaml").toString()).code())
                .isEqualTo(66);
        assertThat(Program.run("evaluate", folder.toString()).code()).isEqualTo(66);
        assertThat(Program.run("inspect", folder.resolve("no.safetensors").toString())
                        .code())
                .isEqualTo(66);
    }

    @Test
    void anArgumentThatBeginsWithAnAtSignIsNoFileOfArguments() throws IOException {
        // Tests run in the module's folder, which has a folder `target` and a file `pom.xml`.
        for (String name : new String[] {"@target", "@pom.xml", "@no-such-file"}) {
            Program.Result result = Program.run("check", name);
            assertThat(result.code()).as(name).isEqualTo(66);
            assertThat(result.err()).startsWith("error[S030]").contains(name).doesNotContain("\tat ");
        }
        assertThat(Program.run("@target").err()).startsWith("error: unknown verb `@target`");
        Path spec = Path.of("@a-spec-of-this-test.yaml");
        try {
            Files.copy(Path.of(XOR), spec);
            assertThat(Program.run("check", spec.toString()))
                    .isEqualTo(new Program.Result(0, spec + ": no errors\n", ""));
        } finally {
            Files.deleteIfExists(spec);
        }
    }

    @Test
    void badSpecsEndIn65AndLeaveNothing() throws IOException {
        Path spec = Files.writeString(folder.resolve("bad.yaml"), "dataset: xor\narchitecture: [{liner: 1}]\n");
        Path out = folder.resolve("runs");
        Program.Result result = Program.run("train", spec.toString(), "--out", out.toString());
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains("bad.yaml:2:", "did you mean `linear`?");
        assertThat(out).doesNotExist();
    }

    @Test
    void shapesAreCheckedWithoutData() throws IOException {
        Path spec = Files.writeString(folder.resolve("misfit.yaml"), """
                dataset: mnist
                architecture:
                  - linear: 30
                  - linear: {out_features: 10, in_features: 20}
                loss: sse
                optimizer: gradient_descent
                """);
        Program.Result result = Program.run("check", spec.toString());
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains("error[S040]", "misfit.yaml:4:5", "line 3: linear  -> [30]");
    }

    @Test
    void divergenceEndsIn5AndLeavesNoResult() throws IOException {
        Path out = folder.resolve("runs");
        Program.Result result = Program.run(
                "train", XOR, "--out", out.toString(), "--set", "optimizer.gradient_descent.learning_rate=1e30");
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).contains("learning_rate");
        try (Stream<Path> files = Files.walk(out)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allMatch(f -> f.toString().contains("/local/"));
        }
    }

    @Test
    void aNetworkLargerThanMemoryEndsIn3BeforeAnythingIsMade() throws IOException {
        assumeTrue(Runtime.getRuntime().maxMemory() < 30L << 30);
        String spec = Files.writeString(folder.resolve("big.yaml"), """
                        name: big
                        dataset: xor
                        architecture: [{linear: 46000}, tanh, {linear: 46000}, tanh, {linear: 1}]
                        loss: sse
                        optimizer: adam
                        """).toString();
        assertThat(Program.run("check", spec).code()).isZero();
        assertThat(Program.run("summary", spec).out()).contains("2,116,046,000");
        Path out = folder.resolve("runs");
        Program.Result result = Program.run("train", "-q", "--no-lock", spec, "--out", out.toString());
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .startsWith("error: the network needs at least 47.3 GiB of memory, this process may have ")
                .contains("weights 7.9 GiB, gradients 7.9 GiB, optimizer 15.8 GiB", "first of all layer 2");
        assertThat(out).doesNotExist();
    }

    @Test
    void anOutputFolderThatIsAFileEndsIn73() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(Program.run("train", XOR, "--out", file.toString(), "--set", "epochs=1")
                        .code())
                .isEqualTo(73);
    }

    @Test
    void initialWeightsComeFromAFileBelowTheSpecAndMustFit() throws IOException {
        Files.copy(Path.of(XOR), folder.resolve("xor.yaml"));
        String spec = folder.resolve("xor.yaml").toString();
        assertThat(Program.run("train", spec, "--out", folder.toString(), "--set", "epochs=5")
                        .code())
                .isZero();
        try (Stream<Path> files = Files.walk(folder)) {
            Path weights = files.filter(f -> f.endsWith("weights.safetensors"))
                    .findFirst()
                    .orElseThrow();
            Files.copy(weights, folder.resolve("start.safetensors"));
        }
        String[] start = {"train", spec, "--out", folder.toString(), "--set", "init={file: start.safetensors}"};
        assertThat(Program.run(start).code()).isZero();
        String[] wider = {
            "train",
            spec,
            "--out",
            folder.toString(),
            "--set",
            "init={file: start.safetensors}",
            "--set",
            "architecture.0.linear=3"
        };
        Program.Result refused = Program.run(wider);
        assertThat(refused.code()).isEqualTo(65);
        assertThat(refused.err()).contains("0.weight");
    }
}
