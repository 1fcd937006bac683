package org.pierian.runner.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The fingerprints of a finished run: what went in, and what came out. Nothing in it depends on the machine or
/// on the time.
///
/// @param name the experiment's name
/// @param id the name of the run's folder
/// @param numerics version of the arithmetic
/// @param specSha256 hash of the resolved spec
/// @param data hash of each file of data, by name
/// @param skipped files of data that are broken and were left out, each with the code of what is wrong with it
/// @param chain hashes along the way, see [HashChain]
/// @param bestEpoch the epoch whose weights were kept, where early stopping kept the best; otherwise it is the last
/// @param selectedOn the split that chose weights, rates or the length of training, where it is the test set, whose
/// figures are then better than on new data
/// @param metrics the values of the kept weights, by split and name
/// @param metricsSha256 hash of `metrics.jsonl`
/// @param weightsSha256 hash of `weights.safetensors`
public record RunRecord(
        String name,
        String id,
        int numerics,
        String specSha256,
        SortedMap<String, String> data,
        SortedMap<String, String> skipped,
        List<HashChain.Link> chain,
        Optional<Integer> bestEpoch,
        Optional<String> selectedOn,
        SortedMap<String, SortedMap<String, Double>> metrics,
        String metricsSha256,
        String weightsSha256) {

    /// Takes copies.
    public RunRecord {
        data = new TreeMap<>(data);
        skipped = new TreeMap<>(skipped);
        metrics = new TreeMap<>(metrics);
        chain = List.copyOf(chain);
    }

    /// Number of epochs that were trained.
    public int epochs() {
        return chain.getLast().epoch();
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
        bestEpoch.ifPresent(epoch -> map.put("best_epoch", epoch));
        map.put("metrics", metrics);
        map.put("metrics_sha256", metricsSha256);
        map.put("name", name);
        map.put("numerics", numerics);
        if (!skipped.isEmpty()) {
            map.put("skipped", skipped);
        }
        selectedOn.ifPresent(split -> map.put("selected_on", split));
        map.put("spec_sha256", specSha256);
        map.put("weights_sha256", weightsSha256);
        return Json.page(map);
    }
}
