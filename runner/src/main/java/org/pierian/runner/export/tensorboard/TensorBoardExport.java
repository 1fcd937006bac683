package org.pierian.runner.export.tensorboard;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pierian.runner.export.FileExport;
import org.pierian.runner.export.FinishedRun;
import org.pierian.runner.file.AtomicFile;
import org.pierian.runner.record.MetricLine;
import org.pierian.runner.run.LocalFiles;

/// A run as a folder of TensorBoard: a folder for each split, as its own examples have them, so that the curves
/// of the splits are drawn over each other. Steps are epochs. Times are those at this machine, where it has
/// trained the run: its first step, and so many seconds later as training took for so many epochs. Elsewhere an
/// epoch is a second, from the start of 1970 on.
public final class TensorBoardExport implements FileExport {

    private static final double MICROS = 1e6;

    @Override
    public List<Path> write(FinishedRun run, Path folder) {
        Map<String, List<MetricLine>> splits = new LinkedHashMap<>();
        Stream.concat(run.metrics().stream(), run.norms().stream())
                .forEach(line -> splits.computeIfAbsent(line.split(), _ -> new ArrayList<>())
                        .add(line));
        Clock clock = Clock.of(run);
        List<Path> files = new ArrayList<>();
        splits.forEach((split, lines) -> {
            Path file = folder.resolve(fileName(split))
                    .resolve("events.out.tfevents." + (long) clock.start() + "."
                            + run.record().id() + ".v2");
            AtomicFile.write(file, out -> write(out, lines, clock));
            files.add(file);
        });
        return files;
    }

    private static String fileName(String split) {
        return split.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    private static void write(OutputStream out, List<MetricLine> lines, Clock clock) throws IOException {
        EventWriter events = new EventWriter(out);
        events.begin(clock.start());
        Set<String> described = new HashSet<>();
        for (MetricLine line : lines) {
            for (Map.Entry<String, Double> metric : line.values().entrySet()) {
                events.scalar(
                        clock.after(line.epoch()),
                        line.epoch(),
                        metric.getKey(),
                        metric.getValue().floatValue(),
                        described.add(metric.getKey()));
            }
        }
    }

    /// When epochs ended.
    ///
    /// @param start seconds since 1970
    /// @param epoch seconds of an epoch
    private record Clock(double start, double epoch) {

        static Clock of(FinishedRun run) {
            Optional<Instant> first = LocalFiles.firstStep(run.folder());
            if (first.isEmpty()) {
                return new Clock(0, 1);
            }
            double start = ChronoUnit.MICROS.between(Instant.EPOCH, first.get()) / MICROS;
            double seconds =
                    LocalFiles.trainingSeconds(run.folder()).orElse(run.record().epochs());
            return new Clock(start, seconds / run.record().epochs());
        }

        double after(int epochs) {
            return start + epochs * epoch;
        }
    }
}
