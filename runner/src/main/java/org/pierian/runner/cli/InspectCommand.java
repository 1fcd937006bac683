package org.pierian.runner.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pierian.runner.run.Json;
import org.pierian.runner.weights.BookWeights;
import org.pierian.runner.weights.NamedTensor;
import org.pierian.runner.weights.SafeTensors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `inspect FILE`.
@Command(
        name = "inspect",
        description = "Show what a weights file holds: names, shapes, statistics, and the values of small tensors.")
final class InspectCommand implements Callable<Integer> {

    private static final int SMALL = 20;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "A file of weights, .safetensors or .json.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print one line of JSON for each tensor.")
    private boolean json;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    InspectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        boolean book = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        List<NamedTensor> tensors = book ? BookWeights.read(file) : SafeTensors.read(file);
        for (NamedTensor tensor : tensors) {
            Statistics s = Statistics.of(tensor.values());
            terminal.result(json ? Json.line(map(tensor, s)) + "\n" : text(tensor, s));
        }
        return 0;
    }

    private static String text(NamedTensor tensor, Statistics s) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s %s  min %.6g  max %.6g  mean %.6g  std %.6g\n",
                tensor.name(),
                tensor.shape(),
                s.min(),
                s.max(),
                s.mean(),
                s.deviation()));
        if (tensor.values().length <= SMALL) {
            int width = tensor.shape().rank() == 0
                    ? 1
                    : Math.max(1, tensor.shape().dim(tensor.shape().rank() - 1));
            for (int i = 0; i < tensor.values().length; i++) {
                text.append(i % width == 0 ? "  " : " ").append(tensor.values()[i]);
                text.append((i + 1) % width == 0 ? "\n" : "");
            }
        }
        return text.toString();
    }

    private static Map<String, Object> map(NamedTensor tensor, Statistics s) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", tensor.name());
        map.put("shape", tensor.shape().toArray());
        map.put("min", s.min());
        map.put("max", s.max());
        map.put("mean", s.mean());
        map.put("std", s.deviation());
        if (tensor.values().length <= SMALL) {
            map.put("values", tensor.values());
        }
        return map;
    }

    /// What a tensor's numbers are like; zeros for a tensor without elements.
    private record Statistics(float min, float max, double mean, double deviation) {
        static Statistics of(float[] values) {
            if (values.length == 0) {
                return new Statistics(0, 0, 0, 0);
            }
            float min = Float.POSITIVE_INFINITY;
            float max = Float.NEGATIVE_INFINITY;
            double sum = 0;
            for (float v : values) {
                min = Math.min(min, v);
                max = Math.max(max, v);
                sum += v;
            }
            double mean = sum / values.length;
            double squares = 0;
            for (float v : values) {
                squares += (v - mean) * (v - mean);
            }
            return new Statistics(min, max, mean, Math.sqrt(squares / values.length));
        }
    }
}
