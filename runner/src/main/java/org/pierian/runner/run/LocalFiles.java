package org.pierian.runner.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.pierian.runner.file.AtomicFile;
import org.pierian.runner.record.Json;

/// What a run notes for the person at this machine alone; it is never committed.
public final class LocalFiles {

    private static final String TIMING = "timing.jsonl";
    private static final String FIRST_STEP = "first_step_at";
    private static final String TRAINING = "train_s";

    private LocalFiles() {}

    /// The folder of a spec; the present one for the standard input.
    public static Path folderOf(Path spec) {
        Path parent = spec.toAbsolutePath().getParent();
        return parent == null ? Path.of("") : parent;
    }

    /// When a run's first step was done, if its folder still says.
    public static Optional<Instant> firstStep(RunFolder folder) {
        JsonNode time = timing(folder).path(FIRST_STEP);
        try {
            return time.isTextual() ? Optional.of(Instant.parse(time.textValue())) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty(); // a damaged file says nothing
        }
    }

    /// Seconds that all epochs of a run took, if its folder still says.
    public static OptionalDouble trainingSeconds(RunFolder folder) {
        double seconds = timing(folder).path(TRAINING).asDouble(-1);
        return seconds >= 0 && Double.isFinite(seconds) ? OptionalDouble.of(seconds) : OptionalDouble.empty();
    }

    /// The first line of the notes on time; nothing where they are not there, or damaged.
    private static JsonNode timing(RunFolder folder) {
        Path file = folder.local(TIMING);
        try {
            return Files.isRegularFile(file)
                    ? JsonMapper.builder().build().readTree(Files.readString(file))
                    : MissingNode.getInstance();
        } catch (IOException _) {
            return MissingNode.getInstance();
        }
    }

    /// How long the parts of a run took.
    ///
    /// @param firstStep when the first step was done, if there was one
    /// @param reading nanoseconds from the start of the command to the first step
    /// @param training nanoseconds of all epochs
    /// @param writing nanoseconds of writing the run folder
    public static Map<String, Object> timing(Optional<Instant> firstStep, long reading, long training, long writing) {
        Map<String, Object> map = new LinkedHashMap<>();
        firstStep.ifPresent(time -> map.put(FIRST_STEP, time.toString()));
        map.put("read_s", reading / 1e9);
        map.put(TRAINING, training / 1e9);
        map.put("write_s", writing / 1e9);
        return map;
    }

    /// Writes `local/environment.json` and `local/timing.jsonl`.
    ///
    /// @param experiment what was run
    /// @param commit the commit of git that is checked out in the spec's folder
    public static void write(
            RunFolder folder, Experiment experiment, Optional<String> commit, Map<String, Object> timing) {
        Map<String, Object> environment = new LinkedHashMap<>(
                Environment.here(experiment.model().threads()).entries());
        environment.put("command", ProcessHandle.current().info().commandLine().orElse(""));
        commit.ifPresent(c -> environment.put("git_commit", c));
        environment.put(SpecFolders.KEY, experiment.folder().toString());
        AtomicFile.write(folder.local(Environment.FILE), Json.page(environment));
        AtomicFile.write(folder.local(TIMING), Json.line(timing) + "\n");
    }
}
