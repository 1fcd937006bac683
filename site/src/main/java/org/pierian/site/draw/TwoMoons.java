package org.pierian.site.draw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Trains `examples/specs/two-moons.yaml` for more and more epochs, and asks each network for the class of every point
/// of a lattice. Runs of the same spec begin with the same epochs, so these are moments of one training.
final class TwoMoons {

    /// The part of the plane that the points lie in.
    static final Plane PLANE = new Plane(-1.4, 1.5, 0.05, 77, 51);

    private static final int[] EPOCHS = {1, 2, 4, 6, 8, 10, 12, 14, 16, 19, 22, 26, 30, 35, 42, 52, 70, 79};
    private static final List<String> CLASSES = List.of("upper", "lower");
    private static final ObjectMapper JSON = new ObjectMapper();

    private TwoMoons() {}

    /// @param root the folder of the repository
    /// @param work an empty folder for the runs
    static Learning learn(Path root, Path work) throws IOException {
        Path specs = root.resolve("examples/specs");
        Path lattice = work.resolve("lattice.csv");
        Files.writeString(lattice, PLANE.table());
        List<Learning.Moment> moments = new ArrayList<>();
        List<Double> losses = List.of();
        for (int epochs : EPOCHS) {
            Path run = train(specs.resolve("two-moons.yaml"), epochs, work.resolve("epochs-" + epochs));
            JsonNode record = JSON.readTree(run.resolve("record.json").toFile());
            int best = record.path("best_epoch").asInt(epochs);
            if (moments.isEmpty() || moments.getLast().epoch() < best) {
                JsonNode measured = record.at("/metrics/validation");
                double loss = measured.path("loss").asDouble();
                double accuracy = measured.path("accuracy").asDouble();
                moments.add(new Learning.Moment(best, loss, accuracy, ask(run, lattice)));
            }
            losses = losses(run);
        }
        return new Learning(points(specs.resolve("two-moons.csv")), moments, losses);
    }

    private static Path train(Path spec, int epochs, Path out) throws IOException {
        Program.output(
                "train",
                spec.toString(),
                "--no-lock",
                "--quiet",
                "--threads",
                "1",
                "--kernels",
                "scalar",
                "--set",
                "epochs=" + epochs,
                "--out",
                out.toString());
        try (Stream<Path> runs = Files.list(out.resolve("two-moons"))) {
            return runs.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    /// The probability of the second class at each crossing.
    private static Field ask(Path run, Path lattice) {
        List<Double> values = Program.output(
                        "predict",
                        run.toString(),
                        lattice.toString(),
                        "--probabilities",
                        "--threads",
                        "1",
                        "--kernels",
                        "scalar")
                .lines()
                .skip(1)
                .map(line -> Double.valueOf(line.substring(line.lastIndexOf(',') + 1)))
                .toList();
        return new Field(PLANE.columns(), PLANE.rows(), values);
    }

    private static List<Double> losses(Path run) throws IOException {
        List<Double> losses = new ArrayList<>();
        for (String line : Files.readAllLines(run.resolve("metrics.jsonl"))) {
            JsonNode row = JSON.readTree(line);
            if (row.path("split").asText().equals("validation")) {
                losses.add(row.path("loss").asDouble());
            }
        }
        return losses;
    }

    private static List<List<Point>> points(Path table) throws IOException {
        List<List<Point>> points = List.of(new ArrayList<>(), new ArrayList<>());
        Files.readAllLines(table).stream().skip(1).forEach(line -> {
            String[] cells = line.split(",", -1);
            Point drawn = PLANE.drawn(Double.parseDouble(cells[0]), Double.parseDouble(cells[1]));
            points.get(CLASSES.indexOf(cells[2])).add(drawn);
        });
        return points;
    }
}
