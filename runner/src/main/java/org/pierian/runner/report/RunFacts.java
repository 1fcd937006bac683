package org.pierian.runner.report;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.bind.Summary;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.verify.SpecKeys;
import org.pierian.runner.weights.NamedTensor;
import org.pierian.runner.weights.SafeTensors;
import org.pierian.spec.RunSpec;

/// What the files of a finished run say, without its data.
///
/// @param spec its spec
/// @param keys the values of the spec by their paths
/// @param record its fingerprints
/// @param tracks its numbers along the epochs
/// @param input shape of one example
/// @param layers its layers from the input on
/// @param filters the weights of its first layer as pictures, where they are filters of pictures
public record RunFacts(
        RunSpec spec,
        SortedMap<String, String> keys,
        RunRecord record,
        List<Track> tracks,
        Shape input,
        List<LayerFact> layers,
        Optional<Filters> filters) {

    /// Takes copies.
    public RunFacts {
        tracks = List.copyOf(tracks);
        layers = List.copyOf(layers);
    }

    /// Reads a run's files.
    ///
    /// @param spec the spec of the folder
    /// @throws Failure when one is missing that every finished run has, or is damaged
    public static RunFacts read(RunFolder folder, RunSpec spec) {
        RunRecord record = folder.readRecord().orElseThrow(() -> missing(folder, "record.json"));
        if (!Files.isRegularFile(folder.metrics())) {
            throw missing(folder, "metrics.jsonl");
        }
        Declaration declaration = DatasetBinder.bind(spec.dataset()).declaration();
        List<NamedTensor> weights =
                Files.isRegularFile(folder.weights()) ? SafeTensors.read(folder.weights()) : List.of();
        return new RunFacts(
                spec,
                SpecKeys.of(folder.spec()),
                record,
                RunHistory.read(folder.metrics(), folder.norms()),
                declaration.inputShape(),
                layers(spec, declaration),
                Filters.of(weights, declaration.inputShape(), folder.readPreprocessing()));
    }

    private static Failure missing(RunFolder folder, String file) {
        return Failure.of(ExitCode.NOT_FOUND, "`" + folder.path() + "` is not a finished run: it has no " + file)
                .help("finish it with `runner resume " + folder.path() + "`, or take the file from git again");
    }

    private static List<LayerFact> layers(RunSpec spec, Declaration declaration) {
        List<LayerFact> layers = new ArrayList<>();
        TensorType input = declaration.input();
        layers.add(new LayerFact(
                "", "input", input.shape().toString(), input.shape().size(), 0, 0));
        Summary.of(spec, declaration)
                .forEach(row -> layers.add(new LayerFact(
                        row.name(),
                        row.word(),
                        row.output().toString(),
                        row.activations(),
                        row.parameters(),
                        row.multiplyAdds())));
        return layers;
    }

    /// How the run is called among others: its name and its id.
    public String label() {
        return record.name() + " " + record.id();
    }

    /// The epoch whose weights were kept.
    public int keptEpoch() {
        return record.bestEpoch().orElse(record.epochs());
    }
}
