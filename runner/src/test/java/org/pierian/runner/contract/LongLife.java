package org.pierian.runner.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.pierian.runner.cli.RunnerCommand;
import org.pierian.runner.cli.terminal.Terminal;

/// Many small runs one after the other in one process, and what they leave behind in it.
final class LongLife {

    /// The virtual machine's own workers, which end when they have been idle for a minute.
    private static final String COMMON_POOL = "ForkJoinPool.commonPool-";

    private static final Duration END_OF_THREAD = Duration.ofSeconds(20);
    private static final int MIB = 1 << 20;

    /// Trained one after the other: with some of every kind of scratch memory, on the kernels that a run chooses
    /// itself and on vector kernels at once.
    private static final List<List<String>> RUNS = List.of(
            List.of("xor.yaml", "--kernels", "auto", "--threads", "2"),
            List.of("wide.yaml", "--kernels", "auto", "--threads", "2"),
            List.of("wide.yaml", "--kernels", "vector", "--threads", "2"),
            List.of("wide.yaml", "--kernels", "scalar", "--threads", "2"));

    private static final String XOR = """
            dataset: xor
            architecture: [{linear: 3}, tanh, {linear: 1}]
            loss: sse
            optimizer: {gradient_descent: 0.1}
            epochs: 20
            """;
    private static final String WIDE = """
            dataset: {fizzbuzz: {from: 101, to: 164, test_from: 1, test_to: 20}}
            architecture: [{linear: 300}, tanh, {dropout: 0.1}, {linear: 120}, relu, {linear: 4}]
            loss: softmax_cross_entropy
            optimizer: {adam: 0.001}
            clip: {norm: 1.0}
            batch_size: 64
            epochs: 2
            shuffle: true
            """;

    private static final String PICTURES = """
            dataset: {mnist: {layout: image, train_limit: 64, test_limit: 20}}
            architecture:
              - conv2d: {out_channels: 8, kernel_size: 3}
              - relu
              - max_pool2d: 2
              - avg_pool2d: 2
              - flatten
              - linear: 10
            loss: softmax_cross_entropy
            optimizer: {sgd: {learning_rate: 0.01, momentum: 0.9}}
            batch_size: 32
            """;

    private final Path folder;
    private final List<List<String>> kinds = new ArrayList<>(RUNS);
    private int runs;

    /// @param folder where specs and runs are written
    /// @param data the folder with real data, if this machine has it; without it no run has a convolution
    LongLife(Path folder, Optional<Path> data) throws IOException {
        this.folder = folder;
        data.ifPresent(real -> kinds.add(List.of(
                "pictures.yaml", "--kernels", "vector", "--threads", "2", "--data-dir", real.toString(), "--offline")));
        Files.writeString(folder.resolve("pictures.yaml"), PICTURES);
        Files.writeString(folder.resolve("xor.yaml"), XOR);
        Files.writeString(folder.resolve("wide.yaml"), WIDE);
    }

    /// What is alive in the process when nothing runs.
    ///
    /// @param runs number of runs so far
    /// @param threads names of the live threads
    /// @param heap bytes of the objects
    /// @param classes number of loaded classes
    record Left(int runs, List<String> threads, long heap, int classes) {

        /// Without what is still being discarded.
        static Left now(int runs) {
            endOfThreads();
            long heap = Long.MAX_VALUE;
            for (int i = 0; i < 4; i++) {
                System.gc();
                heap = Math.min(
                        heap,
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            }
            return new Left(
                    runs,
                    Thread.getAllStackTraces().keySet().stream()
                            .map(Thread::getName)
                            .filter(name -> !name.startsWith(COMMON_POOL))
                            .sorted()
                            .toList(),
                    heap,
                    ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        }

        /// Threads of engines have been told to end, but do so in their own time.
        private static void endOfThreads() {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().startsWith("pierian-")) {
                    try {
                        if (!thread.join(END_OF_THREAD)) {
                            throw new IllegalStateException(thread + " does not end");
                        }
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        }

        String text() {
            return String.format(
                    Locale.ROOT,
                    "after %d runs: %d threads, %.2f MiB, %d classes",
                    runs,
                    threads.size(),
                    (double) heap / MIB,
                    classes);
        }
    }

    /// Trains so many times more, each time with another seed.
    Left train(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            List<String> arguments = new ArrayList<>(List.of("train", "--quiet", "--no-lock", "--set", "seed=" + runs));
            List<String> run = kinds.get(runs % kinds.size());
            arguments.add(folder.resolve(run.getFirst()).toString());
            arguments.addAll(run.subList(1, run.size()));
            Path out = folder.resolve("out");
            arguments.addAll(List.of("--out", out.toString()));
            run(arguments);
            delete(out);
            runs++;
        }
        return Left.now(runs);
    }

    private static void run(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false);
        int code = RunnerCommand.run(terminal, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException(arguments + ": " + err.toString(StandardCharsets.UTF_8));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
