package org.pierian.runner.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pierian.core.Numerics;
import org.pierian.runner.file.Sha256;
import org.pierian.runner.record.HashChain;
import org.pierian.runner.record.Identity;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.record.Score;
import org.pierian.runner.weights.NamedTensor;
import org.pierian.runner.weights.SafeTensors;
import org.pierian.runner.weights.WeightsFile;
import org.pierian.spec.Split;
import org.pierian.spec.language.Words;

/// The results of a training besides the weights.
///
/// @param scores one for each epoch and split, in order
/// @param rates the learning rate at the end of each epoch, where the run has a schedule; else empty
/// @param chain hashes along the way
/// @param ending how it ended, where the spec asks for early stopping
/// @param metrics the text of `metrics.jsonl`
public record Outcome(
        List<Score> scores, List<Double> rates, HashChain chain, Optional<Ending> ending, String metrics) {

    public Outcome {
        scores = List.copyOf(scores);
        rates = List.copyOf(rates);
    }

    /// The same with the text of `metrics.jsonl`, which is made once.
    static Outcome of(List<Score> scores, List<Double> rates, HashChain chain, Optional<Ending> ending) {
        return new Outcome(scores, rates, chain, ending, text(scores, rates));
    }

    /// The epoch whose weights are kept, from 1.
    public int epoch() {
        return ending.map(Ending::kept).orElseGet(() -> scores.getLast().epoch());
    }

    /// The score of the kept weights on a split.
    public Score last(String split) {
        int epoch = epoch();
        return scores.stream()
                .filter(score -> score.epoch() == epoch && score.split().equals(split))
                .findFirst()
                .orElseThrow();
    }

    private static String text(List<Score> scores, List<Double> rates) {
        StringBuilder text = new StringBuilder();
        scores.forEach(
                score -> text.append(score.line(LearningRates.of(score, rates))).append('\n'));
        return text.toString();
    }

    /// The fingerprints of the run.
    public RunRecord record(Experiment experiment) {
        SortedMap<String, SortedMap<String, Double>> metrics = new TreeMap<>();
        scores.stream()
                .map(Score::split)
                .distinct()
                .forEach(split -> metrics.put(split, last(split).sorted()));
        Identity identity = experiment.identity();
        return new RunRecord(
                experiment.spec().name(),
                identity.id(),
                Numerics.VERSION,
                identity.specSha256(),
                identity.data(),
                experiment.data().skipped(),
                chain.links(),
                ending.filter(Ending::keepsBest).map(Ending::best),
                experiment.spec().watched().filter(Split.TEST::equals).map(Words::ofConstant),
                metrics,
                Sha256.of(metrics().getBytes(StandardCharsets.UTF_8)),
                hash(WeightsFile.tensors(experiment.saved())));
    }

    private static String hash(List<NamedTensor> tensors) {
        MessageDigest digest = Sha256.digest();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            SafeTensors.write(out, tensors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Sha256.hex(digest);
    }
}
