package org.pierian.runner.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pierian.core.Numerics;
import org.pierian.runner.file.Sha256;
import org.pierian.runner.weights.NamedTensor;
import org.pierian.runner.weights.SafeTensors;
import org.pierian.runner.weights.WeightsFile;

/// The fingerprints of a finished run: what went in, and what came out. Nothing in it depends on the machine or
/// on the time.
///
/// @param name the experiment's name
/// @param id what the run's folder is called
/// @param numerics version of the arithmetic
/// @param specSha256 hash of the resolved spec
/// @param data hash of each file of data, by name
/// @param chain hashes along the way, see [HashChain]
/// @param metrics the last figures, by split and name
/// @param metricsSha256 hash of `metrics.jsonl`
/// @param weightsSha256 hash of `weights.safetensors`
public record RunRecord(
        String name,
        String id,
        int numerics,
        String specSha256,
        SortedMap<String, String> data,
        List<Link> chain,
        SortedMap<String, SortedMap<String, Double>> metrics,
        String metricsSha256,
        String weightsSha256) {

    /// Takes copies.
    public RunRecord {
        data = new TreeMap<>(data);
        metrics = new TreeMap<>(metrics);
        chain = List.copyOf(chain);
    }

    /// The chain's hash after an epoch.
    ///
    /// @param epoch number of the epoch, from 1
    /// @param hash 32 hex digits
    public record Link(int epoch, String hash) {}

    /// The record of a training that has just ended.
    public static RunRecord of(Experiment experiment, Training.Outcome outcome) {
        SortedMap<String, SortedMap<String, Double>> metrics = new TreeMap<>();
        for (String split : List.of("test", "train")) {
            metrics.put(split, outcome.last(split).sorted());
        }
        Identity identity = experiment.identity();
        return new RunRecord(
                experiment.spec().name(),
                identity.id(),
                Numerics.VERSION,
                identity.specSha256(),
                identity.data(),
                outcome.chain().links(),
                metrics,
                Sha256.of(outcome.metrics().getBytes(StandardCharsets.UTF_8)),
                hash(WeightsFile.tensors(experiment.parameters())));
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

    /// Whether two runs had the same spec, the same data and the same arithmetic.
    public boolean hasSameInputs(RunRecord other) {
        return numerics == other.numerics && specSha256.equals(other.specSha256) && data.equals(other.data);
    }

    /// Whether two runs gave the same bits.
    public boolean hasSameBits(RunRecord other) {
        return weightsSha256.equals(other.weightsSha256)
                && metricsSha256.equals(other.metricsSha256)
                && chain.equals(other.chain);
    }

    /// As JSON, keys sorted, lines ended by `\n`.
    public String json() {
        Map<String, Object> map = new TreeMap<>();
        List<String> links = new ArrayList<>();
        chain.forEach(link -> links.add(link.epoch() + ":" + link.hash()));
        map.put("chain", String.join(" ", links));
        map.put("data", data);
        map.put("id", id);
        map.put("metrics", metrics);
        map.put("metrics_sha256", metricsSha256);
        map.put("name", name);
        map.put("numerics", numerics);
        map.put("spec_sha256", specSha256);
        map.put("weights_sha256", weightsSha256);
        return Json.page(map);
    }
}
