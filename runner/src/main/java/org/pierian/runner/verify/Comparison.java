package org.pierian.runner.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.pierian.runner.record.HashChain;
import org.pierian.runner.record.RunRecord;

/// What differs between two records.
public final class Comparison {

    private static final int SHOWN_DIGITS = 12;

    private Comparison() {}

    /// All differences, in the order of [Difference.Kind]. Of two different specs it names the hashes; which
    /// keys differ is known only where both texts are, see [SpecKeys].
    public static List<Difference> of(RunRecord left, RunRecord right) {
        List<Difference> found = new ArrayList<>();
        if (!left.specSha256().equals(right.specSha256())) {
            add(found, Difference.Kind.SPEC, Difference.HASH, left.specSha256(), right.specSha256());
        }
        maps(found, Difference.Kind.DATA, left.data(), right.data());
        if (left.numerics() != right.numerics()) {
            add(found, Difference.Kind.NUMERICS, "version", "" + left.numerics(), "" + right.numerics());
        }
        TreeSet<String> splits = new TreeSet<>(left.metrics().keySet());
        splits.addAll(right.metrics().keySet());
        for (String split : splits) {
            metrics(found, split, left.metrics().get(split), right.metrics().get(split));
        }
        firstEpoch(left.chain(), right.chain()).ifPresent(found::add);
        if (!left.metricsSha256().equals(right.metricsSha256())) {
            add(found, Difference.Kind.FILE, "metrics.jsonl", left.metricsSha256(), right.metricsSha256());
        }
        if (!left.weightsSha256().equals(right.weightsSha256())) {
            add(found, Difference.Kind.FILE, "weights.safetensors", left.weightsSha256(), right.weightsSha256());
        }
        if (left.hasSameInputs(right)) { // else they cannot be the same
            names(found, left, right);
        }
        return found;
    }

    private static void names(List<Difference> found, RunRecord left, RunRecord right) {
        if (!left.name().equals(right.name())) {
            add(found, Difference.Kind.FILE, "record, name", left.name(), right.name());
        }
        if (!left.id().equals(right.id())) {
            add(found, Difference.Kind.FILE, "record, id", left.id(), right.id());
        }
    }

    private static void add(List<Difference> found, Difference.Kind kind, String key, String left, String right) {
        found.add(new Difference(kind, key, digits(left), digits(right)));
    }

    private static String digits(String hash) {
        return hash.length() == 64 ? hash.substring(0, SHOWN_DIGITS) : hash;
    }

    private static void maps(
            List<Difference> found, Difference.Kind kind, SortedMap<String, String> left, Map<String, String> right) {
        TreeSet<String> keys = new TreeSet<>(left.keySet());
        keys.addAll(right.keySet());
        for (String key : keys) {
            String a = left.getOrDefault(key, "");
            String b = right.getOrDefault(key, "");
            if (!a.equals(b)) {
                add(found, kind, key, a, b);
            }
        }
    }

    private static void metrics(
            List<Difference> found,
            String split,
            @org.jspecify.annotations.Nullable SortedMap<String, Double> left,
            @org.jspecify.annotations.Nullable SortedMap<String, Double> right) {
        SortedMap<String, Double> a = Objects.requireNonNullElseGet(left, java.util.TreeMap::new);
        SortedMap<String, Double> b = Objects.requireNonNullElseGet(right, java.util.TreeMap::new);
        TreeSet<String> names = new TreeSet<>(a.keySet());
        names.addAll(b.keySet());
        for (String name : names) {
            if (!Objects.equals(a.get(name), b.get(name))) {
                add(found, Difference.Kind.METRIC, split + "." + name, text(a.get(name)), text(b.get(name)));
            }
        }
    }

    private static String text(@org.jspecify.annotations.Nullable Double value) {
        return value == null ? "" : value.toString();
    }

    /// The first kept link that differs; the runs parted at its epoch, or at one after the link before.
    private static Optional<Difference> firstEpoch(List<HashChain.Link> left, List<HashChain.Link> right) {
        int before = 0;
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            if (i >= left.size() || i >= right.size()) {
                return Optional.of(new Difference(
                        Difference.Kind.EPOCH,
                        "after " + before,
                        i < left.size() ? "continues" : "",
                        i < right.size() ? "continues" : ""));
            }
            HashChain.Link a = left.get(i);
            HashChain.Link b = right.get(i);
            if (!a.equals(b)) {
                int last = Math.min(a.epoch(), b.epoch());
                String key = before + 1 >= last ? "" + last : before + 1 + " to " + last;
                return Optional.of(new Difference(
                        Difference.Kind.EPOCH,
                        key,
                        a.hash().substring(0, SHOWN_DIGITS),
                        b.hash().substring(0, SHOWN_DIGITS)));
            }
            before = a.epoch();
        }
        return Optional.empty();
    }
}
