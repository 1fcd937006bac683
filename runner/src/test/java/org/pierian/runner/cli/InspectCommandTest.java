package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.runner.file.Sha256;

class InspectCommandTest {

    private static final byte[] IDX = {0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 9};

    @TempDir
    Path folder;

    private Program.Result inspect(String... arguments) {
        return Program.run(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("inspect"), java.util.stream.Stream.of(arguments))
                .toArray(String[]::new));
    }

    @Test
    void filesOfARunAreKnownByNameAndContent() throws IOException {
        Path spec = Files.copy(Path.of("../examples/specs/xor.yaml"), folder.resolve("xor.yaml"));
        Program.run("train", spec.toString(), "--out", folder.toString());
        Path run;
        try (var list = Files.list(folder.resolve("xor"))) {
            run = list.findFirst().orElseThrow();
        }
        assertThat(inspect(run.resolve("weights.safetensors").toString()).out()).contains("0.weight [2, 2]");
        assertThat(inspect(run.resolve("weights.json").toString()).out()).contains("[2, 2]");
        String record = Files.readString(run.resolve("record.json"));
        assertThat(inspect(run.resolve("record.json").toString()).out()).isEqualTo(record);
        assertThat(inspect(folder.resolve("xor.lock.json").toString()).out()).isEqualTo(record);
        assertThat(inspect(spec.toString()).out()).isEqualTo(Files.readString(run.resolve("spec.yaml")));
    }

    @Test
    void idxFilesAreReadPackedAndNot() throws IOException {
        Path plain = Files.write(folder.resolve("some-idx2-ubyte"), IDX);
        assertThat(inspect(plain.toString()).out()).startsWith("[2, 3] unsigned bytes  max 9  mean 4.00000\nsha256 ");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(IDX);
        }
        Path gz = Files.write(folder.resolve("some.gz"), packed.toByteArray());
        assertThat(inspect(gz.toString(), "--json").out())
                .startsWith("{\"shape\":[2,3],\"type\":\"unsigned byte\",\"max\":9,");
    }

    @Test
    void damagedAndForeignFilesAreRefused() throws IOException {
        for (int length = 0; length < IDX.length; length++) {
            Path cut = Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(IDX, length));
            Program.Result result = inspect(cut.toString(), "--as", "IDX");
            assertThat(result.code()).isEqualTo(65);
            assertThat(result.err()).contains("cut").doesNotContain("\tat ");
        }
        Path large = Files.write(folder.resolve("large"), new byte[] {0, 0, 8, 1, 127, -1, -1, -1, 1});
        assertThat(inspect(large.toString()).code()).isEqualTo(65);
        Path pickle = Files.write(folder.resolve("model.pt"), new byte[] {(byte) 0x80, 2, 0x7D, 0x71});
        assertThat(inspect(pickle.toString()).code()).isEqualTo(65);
        assertThat(inspect(pickle.toString()).err()).contains("pickle", "--as");
        assertThat(inspect(pickle.toString(), "--as", "WEIGHTS").code()).isEqualTo(65);
        assertThat(inspect(folder.toString()).code()).isEqualTo(65);
        assertThat(inspect(folder.resolve("none").toString()).code()).isEqualTo(66);
        assertThat(inspect(pickle.toString(), "--as", "PICKLE").code()).isEqualTo(2);
    }

    @Test
    void checkpointsAreShownByFileAndByFolder() throws IOException {
        StoppedRun run = StoppedRun.in(folder, "small");
        String newest = run.files().get(2).toString();
        String text = inspect(newest).out();
        assertThat(text)
                .startsWith("checkpoint " + newest + "\nposition   step 36, 7 epochs and 8 examples of the next\n")
                .contains("inputs     " + run.folder().path().getFileName())
                .contains("\"split\":\"train\"", "  parameter/0.weight [12, 10]\n", "  | name: small\n");
        String tensors = run.files().get(3).toString();
        assertThat(inspect(tensors, "--as", "checkpoint").out()).isEqualTo(text);
        assertThat(inspect(tensors).out()).startsWith("parameter/0.weight [12, 10]  min ");

        String both = inspect(run.folder().path().toString()).out();
        assertThat(both).startsWith(text).contains("position   step 24, ");
        assertThat(inspect(run.checkpoints().toString()).out()).isEqualTo(both);

        String json = inspect(newest, "--json").out();
        assertThat(json)
                .startsWith("{\"kind\":\"checkpoint\",")
                .contains("\"step\":36,\"epochs\":7,\"examples\":8,")
                .contains("\"tensors_sha256\":\"" + Sha256.of(Path.of(tensors)) + "\"");
        assertThat(inspect(run.checkpoints().toString(), "--json").out().lines())
                .hasSize(2);

        Files.write(Path.of(tensors), new byte[9]);
        assertThat(inspect(newest).code()).isEqualTo(65);
        assertThat(inspect(newest).err()).contains("is not a complete checkpoint", tensors);
        assertThat(inspect(newest + ".manifest").code()).isEqualTo(66);
    }
}
