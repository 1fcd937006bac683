package org.pierian.runner.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.pierian.runner.file.AtomicFile;
import org.pierian.runner.record.Json;

/// What a run notes for the person at this machine alone; it is never committed.
public final class LocalFiles {

    private LocalFiles() {}

    /// The folder of a spec; the present one for the standard input.
    public static Path folderOf(Path spec) {
        Path parent = spec.toAbsolutePath().getParent();
        return parent == null ? Path.of("") : parent;
    }

    /// How long the parts of a run took.
    ///
    /// @param firstStep when the first step was done, if there was one
    /// @param reading nanoseconds from the start of the command to the first step
    /// @param training nanoseconds of all epochs
    /// @param writing nanoseconds of writing the run folder
    public static Map<String, Object> timing(Optional<Instant> firstStep, long reading, long training, long writing) {
        Map<String, Object> map = new LinkedHashMap<>();
        firstStep.ifPresent(time -> map.put("first_step_at", time.toString()));
        map.put("read_s", reading / 1e9);
        map.put("train_s", training / 1e9);
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
        AtomicFile.write(folder.local("timing.jsonl"), Json.line(timing) + "\n");
    }
}
