package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.runner.failure.ExitCode;

class WatchCommandTest {

    private static final String SPEC = """
            name: seen
            dataset: {fizzbuzz: {from: 101, to: 138, test_from: 1, test_to: 30}}
            architecture: [{linear: 12}, tanh, {linear: 4}]
            loss: softmax_cross_entropy
            optimizer: {adam: 0.01}
            epochs: 2
            """;

    @TempDir
    Path folder;

    @Test
    void whatIsNoRunIsNotWatched() throws IOException {
        Path missing = folder.resolve("missing");
        Program.Result nothing = Program.run("watch", missing.toString());
        assertThat(nothing.code()).isEqualTo(ExitCode.NOT_FOUND.number());
        assertThat(nothing.err())
                .startsWith("error: `" + missing + "` is not there\n")
                .contains("name a run folder");

        Path spec = Files.writeString(folder.resolve("seen.yaml"), SPEC);
        Program.Result file = Program.run("watch", spec.toString());
        assertThat(file.code()).isEqualTo(ExitCode.NOT_FOUND.number());
        assertThat(file.err())
                .startsWith("error: `" + spec + "` is not the folder of a run\n")
                .contains("runner train " + spec + " --watch");
    }

    @Test
    void aPortThatIsNoneOrTakenIsRefused() throws IOException {
        Path run = train("--quiet");
        Program.Result none = Program.run("watch", run.toString(), "--port", "65536");
        assertThat(none.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(none.err()).startsWith("error: `--port` takes a port from 0 to 65535, not 65536\n");

        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Program.Result busy = Program.run("watch", run.toString(), "--port", taken.getLocalPort() + "");
            assertThat(busy.code()).isEqualTo(ExitCode.NETWORK.number());
            assertThat(busy.err()).contains("127.0.0.1:" + taken.getLocalPort() + "` cannot be bound");
        }
    }

    @Test
    void aWatchedRunHasTheBytesOfAnother() throws IOException {
        Path plain = train("--quiet");
        List<Path> files;
        try (Stream<Path> all = Files.list(plain)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        assertThat(files).hasSize(7);
        Path kept = folder.resolve("kept");
        Files.createDirectories(kept);
        for (Path file : files) {
            Files.move(file, kept.resolve(file.getFileName()));
        }

        Path watched = train("--watch");
        assertThat(watched).isEqualTo(plain);
        for (Path file : files) {
            assertThat(file).hasSameBinaryContentAs(kept.resolve(file.getFileName()));
        }
        assertThat(watched.resolve("local/progress.json")).doesNotExist();
        assertThat(watched.resolve("local/live.jsonl")).doesNotExist();
    }

    private Path train(String option) throws IOException {
        Path spec = Files.writeString(folder.resolve("seen.yaml"), SPEC);
        Path out = folder.resolve("runs");
        Program.Result result = Program.run("train", spec.toString(), "--no-lock", "--out", out.toString(), option);
        assertThat(result.code()).as(result.err()).isZero();
        if (option.equals("--watch")) {
            assertThat(result.err()).containsPattern("(?m)^watch {4}http://127\\.0\\.0\\.1:\\d+/[0-9a-f]{32}/$");
        } else {
            assertThat(result.err()).doesNotContain("http");
        }
        try (Stream<Path> runs = Files.list(out.resolve("seen"))) {
            return runs.findFirst().orElseThrow();
        }
    }
}
