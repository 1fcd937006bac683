package org.pierian.runner.cli;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.option.SpecOptions;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.dataset.arrays.ArraySummary;
import org.pierian.runner.dataset.idx.IdxFile;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.inspect.CheckpointView;
import org.pierian.runner.inspect.FileKind;
import org.pierian.runner.record.Json;
import org.pierian.runner.record.PreprocessingFile;
import org.pierian.runner.record.RecordReader;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.weights.BookWeights;
import org.pierian.runner.weights.NamedTensor;
import org.pierian.runner.weights.SafeTensors;
import org.pierian.spec.write.SpecWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `inspect FILE`.
@Command(
        name = "inspect",
        description = {
            "Show what a file holds.",
            "",
            "Of weights, names, shapes, statistics, and the values of small tensors; of a record or a lock, its fingerprints; of"
                    + " preprocessing.json, scales, categories and classes; of a checkpoint, or each one in a folder, position,"
                    + " hashes, metrics, tensors and spec; of a finished run's folder, its record, or its weights where it has"
                    + " none; of IDX data, shape, mean and hash; of NumPy's arrays,"
                    + " shape, type and range; of a spec, its resolved form."
        })
final class InspectCommand implements Callable<Integer> {

    private static final int SMALL = 20;

    private final Terminal terminal;

    @Parameters(
            paramLabel = "FILE",
            description =
                    "Weights, a record, a lock, preprocessing.json, a checkpoint or a folder with some, IDX data, an NPY or"
                            + " NPZ file or a spec.")
    private Path file = Path.of("");

    @Option(
            names = "--as",
            paramLabel = "KIND",
            description = "What the file is, if it does not look like it: ${COMPLETION-CANDIDATES}.")
    private Optional<FileKind> kind = Optional.empty();

    @Option(names = "--json", description = "Print JSON, one line for each tensor, checkpoint or spec.")
    private boolean json;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    InspectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        switch (kind.orElseGet(() -> FileKind.of(file))) {
            case WEIGHTS ->
                SafeTensors.read(Files.isDirectory(file) ? new RunFolder(file).weights() : file)
                        .forEach(this::show);
            case BOOK_WEIGHTS -> BookWeights.read(file).forEach(this::show);
            case RECORD ->
                terminal.document(
                        Json.safe(RecordReader.read(Files.isDirectory(file) ? new RunFolder(file).record() : file)
                                .json()));
            case PREPROCESSING -> terminal.document(Json.safe(PreprocessingFile.text(PreprocessingFile.read(file))));
            case SPEC -> {
                String spec = SpecWriter.write(
                        new SpecOptions().require(file, terminal).spec());
                terminal.document(json ? Json.ofYaml(spec) + "\n" : spec);
            }
            case CHECKPOINT -> CheckpointView.of(file).forEach(this::show);
            case IDX -> show(idx());
            case ARRAYS -> ArraySummary.of(file).forEach(this::show);
        }
        return 0;
    }

    private IdxFile idx() {
        try (FileChannel channel = InputFile.open(file)) {
            return IdxFile.read(Channels.newInputStream(channel), file.toString(), shape -> {});
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private void show(IdxFile idx) {
        long sum = 0;
        int most = 0;
        for (byte value : idx.values()) {
            sum += value & 0xFF;
            most = Math.max(most, value & 0xFF);
        }
        double mean = idx.values().length == 0 ? 0 : (double) sum / idx.values().length;
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("shape", idx.shape().toArray());
        map.put("type", "unsigned byte");
        map.put("max", most);
        map.put("mean", mean);
        map.put("sha256", idx.sha256());
        print(
                json
                        ? Json.line(map) + "\n"
                        : String.format(
                                Locale.US,
                                "%s unsigned bytes  max %d  mean %.6g\nsha256 %s\n",
                                idx.shape(),
                                most,
                                mean,
                                idx.sha256()));
    }

    private void show(ArraySummary array) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", array.name());
        map.put("shape", array.shape());
        map.put("type", array.type());
        map.put("order", array.order());
        map.put("min", array.min());
        map.put("max", array.max());
        map.put("mean", array.mean());
        map.put("not_finite", array.notFinite());
        print(
                json
                        ? Json.line(map) + "\n"
                        : String.format(
                                Locale.US,
                                "%s %s %s, %s  min %.6g  max %.6g  mean %.6g%s\n",
                                array.name(),
                                array.shape(),
                                array.type(),
                                array.order(),
                                array.min(),
                                array.max(),
                                array.mean(),
                                array.notFinite() == 0 ? "" : "  not finite " + array.notFinite()));
    }

    private void show(CheckpointView view) {
        print(json ? view.json() : view.text());
    }

    private void show(NamedTensor tensor) {
        Statistics s = Statistics.of(tensor.values());
        print(json ? Json.line(map(tensor, s)) + "\n" : text(tensor, s));
    }

    private void print(String text) {
        if (json) {
            terminal.document(text);
        } else {
            terminal.result(text);
        }
    }

    private static String text(NamedTensor tensor, Statistics s) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.US,
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
