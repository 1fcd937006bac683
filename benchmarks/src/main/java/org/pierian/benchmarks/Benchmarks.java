package org.pierian.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Runs the kernel benchmarks and prints one table: median time, rate for products, and the native library's
/// time as a multiple of ours. Arguments are JMH's own, for example `MatMul -p threads=2`.
public final class Benchmarks {

    private static final String NATIVE = "openblas";

    private Benchmarks() {}

    /// Runs.
    public static void main(String... arguments) throws RunnerException, CommandLineOptionException {
        CommandLineOptions given = new CommandLineOptions(arguments);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .parent(given)
                .warmupIterations(given.getWarmupIterations().orElse(4))
                .warmupTime(given.getWarmupTime().orElse(TimeValue.seconds(1)))
                .measurementIterations(given.getMeasurementIterations().orElse(7))
                .measurementTime(given.getMeasurementTime().orElse(TimeValue.milliseconds(500)))
                .forks(given.getForkCount().orElse(1))
                .jvmArgsAppend("--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED");
        if (OpenBlas.find(1).isEmpty()) {
            System.out.println("OpenBLAS is not installed: its part is left out");
            options.exclude("\\." + NATIVE + "$");
        }
        print(new Runner(options.build()).run());
    }

    private static void print(Collection<RunResult> results) {
        Map<String, Double> medians = new HashMap<>();
        results.forEach(result -> medians.put(key(result.getParams(), name(result)), median(result)));
        System.out.printf(
                Locale.ROOT, "%n%-52s %12s %9s %22s%n", "benchmark", "median us", "GFLOP/s", "OpenBLAS / Pierian");
        for (RunResult result : results) {
            String name = name(result);
            double median = median(result);
            Double other = medians.get(key(result.getParams(), NATIVE));
            System.out.printf(
                    Locale.ROOT,
                    "%-52s %12.2f %9s %22s%n",
                    key(result.getParams(), name),
                    median,
                    rate(result.getParams(), median),
                    other == null || name.equals(NATIVE) ? "" : String.format(Locale.ROOT, "%.2f", other / median));
        }
    }

    private static String name(RunResult result) {
        String full = result.getParams().getBenchmark();
        return full.substring(full.lastIndexOf('.') + 1);
    }

    private static String key(BenchmarkParams params, String name) {
        StringBuilder key = new StringBuilder();
        for (String parameter : params.getParamsKeys()) {
            String value = params.getParam(parameter);
            key.append(parameter.equals("threads") ? value + " thread" + (value.equals("1") ? "" : "s") : value)
                    .append(", ");
        }
        return key + name;
    }

    private static double median(RunResult result) {
        double[] scores = result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(Benchmarks::score)
                .sorted()
                .toArray();
        return scores[scores.length / 2];
    }

    private static double score(IterationResult iteration) {
        return iteration.getPrimaryResult().getScore();
    }

    /// Two operations for each product.
    private static String rate(BenchmarkParams params, double micros) {
        String shape = params.getParam("shape");
        if (shape == null) {
            return "";
        }
        List<String> sizes =
                Arrays.asList(shape.substring(0, shape.indexOf(' ')).split("x", -1));
        double operations = 2 * sizes.stream().mapToDouble(Double::parseDouble).reduce(1, (x, y) -> x * y);
        return String.format(Locale.ROOT, "%.1f", operations / micros / 1e3);
    }
}
