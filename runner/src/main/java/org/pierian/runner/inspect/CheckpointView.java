package org.pierian.runner.inspect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.file.LocalDisk;
import org.pierian.runner.file.Sha256;
import org.pierian.runner.record.Json;
import org.pierian.runner.record.Score;
import org.pierian.runner.run.Checkpoint;
import org.pierian.runner.run.Checkpoints;
import org.pierian.runner.run.Position;
import org.pierian.runner.run.RunFolder;
import org.pierian.spec.diagnostic.DisplayText;

/// What `inspect` shows of a checkpoint.
///
/// @param manifest its manifest
/// @param checkpoint what it holds
public record CheckpointView(Path manifest, Checkpoint checkpoint) {

    /// The checkpoints that a path names, newest first: by one of its two files, by the folder that they are
    /// in, or by the run's folder.
    ///
    /// @throws Failure when there is none, or one is damaged
    public static List<CheckpointView> of(Path file) {
        if (!Files.isDirectory(file)) {
            return List.of(read(Checkpoints.manifestOf(file)));
        }
        Checkpoints inRun = new RunFolder(file).checkpoints();
        List<Path> manifests = (inRun.isEmpty() ? new Checkpoints(LocalDisk.DISK, file) : inRun).manifests();
        if (manifests.isEmpty()) {
            throw Failure.of(ExitCode.INPUT, "the folder `" + file + "` holds no checkpoint")
                    .at(file.toString())
                    .help("name a file, or the folder of a run that was stopped half-way");
        }
        return manifests.stream().map(CheckpointView::read).toList();
    }

    private static CheckpointView read(Path manifest) {
        InputFile.start(manifest, 1);
        try {
            return new CheckpointView(manifest, Checkpoints.read(manifest));
        } catch (Failure damage) {
            throw Failure.of(damage.exitCode(), "`" + manifest + "` is not a complete checkpoint: " + damage.message())
                    .at(damage.place().orElse(manifest.toString()))
                    .help("`runner resume` skips it and uses the one before")
                    .causedBy(damage);
        }
    }

    /// For a person.
    public String text() {
        Position position = checkpoint.position();
        StringBuilder text = new StringBuilder("checkpoint " + DisplayText.line(manifest.toString()) + "\n");
        text.append("position   step ").append(position.steps());
        text.append(", ").append(Count.of(position.epochs(), "epoch")).append(" and ");
        text.append(Count.of(position.examples(), "example")).append(" of the next\n");
        text.append("inputs     ").append(checkpoint.identity()).append('\n');
        text.append("spec       ").append(specSha256()).append('\n');
        text.append("tensors    ").append(tensorsSha256()).append('\n');
        text.append("chain      ").append(position.chain()).append('\n');
        newestScores()
                .forEach(
                        score -> text.append("metrics    ").append(score.line()).append('\n'));
        checkpoint
                .tensors()
                .forEach(tensor -> text.append("  ")
                        .append(tensor.name())
                        .append(' ')
                        .append(tensor.shape())
                        .append('\n'));
        checkpoint
                .spec()
                .lines()
                .forEach(line -> text.append("  | ").append(line).append('\n'));
        return text.toString();
    }

    /// One line of JSON.
    public String json() {
        Position position = checkpoint.position();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", "checkpoint");
        map.put("file", manifest.toString());
        map.put("step", position.steps());
        map.put("epochs", position.epochs());
        map.put("examples", position.examples());
        map.put("inputs_sha256", checkpoint.identity());
        map.put("spec_sha256", specSha256());
        map.put("tensors_sha256", tensorsSha256());
        map.put("chain", position.chain());
        map.put("metrics", newestScores().stream().map(Score::map).toList());
        map.put(
                "tensors",
                checkpoint.tensors().stream()
                        .map(tensor -> Map.of(
                                "name", tensor.name(), "shape", tensor.shape().toArray()))
                        .toList());
        map.put("spec", checkpoint.spec());
        return Json.line(map) + "\n";
    }

    private List<Score> newestScores() {
        List<Score> scores = checkpoint.position().scores();
        return scores.subList(Math.max(0, scores.size() - 2), scores.size());
    }

    private String specSha256() {
        return Sha256.of(checkpoint.spec().getBytes(StandardCharsets.UTF_8));
    }

    private String tensorsSha256() {
        Path tensors = Checkpoints.tensorsOf(manifest);
        try {
            return Sha256.of(tensors);
        } catch (IOException e) {
            throw InputFile.unreadable(tensors, e);
        }
    }
}
