package org.pierian.runner.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.bind.LossBinder;
import org.pierian.runner.bind.SpecCheck;
import org.pierian.spec.LossSpec;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.language.Family;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecReader;
import org.pierian.spec.read.SpecResult;

/// A spec around one member, which `check` accepts.
///
/// @param label which form of the member it has
/// @param json the spec as JSON, which is YAML
/// @param resolved the same, read
/// @param at index of the member, or of the first of its list, in a list that it was put into
record SmallSpec(String label, JsonNode json, ResolvedSpec resolved, int at) {

    /// Index of the layer that a form is put at: after one with parameters, so that its gradient is needed.
    private static final int MIDDLE = 1;

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// What a member may need around it: a class or a number to be learned, vectors, images or lines.
    private static final List<String> SURROUNDINGS = List.of(
            """
            dataset: {fizzbuzz: {from: 101, to: 107, test_from: 1, test_to: 5}}
            architecture: [{linear: 6}, tanh, flatten, {linear: 4}]
            loss: softmax_cross_entropy
            """,
            """
            dataset: {csv: {file: table.csv, features: [{numeric: a}, {numeric: b}], target: {number: c}}}
            architecture: [{linear: 6}, tanh, flatten, {linear: 1}]
            loss: mse
            """,
            """
            dataset: {fizzbuzz: {from: 101, to: 110, test_from: 1, test_to: 5, validation: 3}}
            architecture: [{linear: 6}, tanh, flatten, {linear: 4}]
            loss: softmax_cross_entropy
            metrics: [accuracy, {top_k: 2}]
            """,
            """
            dataset: {csv: {file: table.csv, features: [{numeric: a}, {numeric: b}], target: {number: c}, validation: {file: more.csv}}}
            architecture: [{linear: 6}, tanh, flatten, {linear: 1}]
            loss: mse
            """,
            """
            dataset: {csv: {file: table.csv, features: [{numeric: a}, {numeric: b}], target: {number: c}}}
            architecture: [{numeric_embedding: 6}, tanh, flatten, {linear: 1}]
            loss: mae
            """,
            """
            dataset:
              csv:
                file: table.csv
                features: [{numeric: a}, {categorical: {column: b, values: [x, y, z], as: index}}]
                target: {number: c}
            architecture: [{columns: [a, b]}, tanh, flatten, {linear: 1}]
            loss: mse
            """,
            """
            dataset:
              csv:
                file: table.csv
                features: [{numeric: a}, {categorical: {column: b, values: [x, y, z], as: index}}]
                target: {number: c}
            architecture: [{select: b}, one_hot, flatten, {linear: 1}]
            loss: mse
            """,
            """
            dataset: {mnist: {layout: image, scale: unit, train_limit: 7, test_limit: 5}}
            architecture: [{conv2d: {out_channels: 2, kernel_size: 4, stride: 4}}, tanh, flatten, {linear: 10}]
            loss: softmax_cross_entropy
            """,
            """
            dataset: {mnist: {layout: image, scale: unit, train_limit: 7, test_limit: 5}}
            architecture:
              - sequential: [{conv2d: {out_channels: 2, kernel_size: 4, stride: 4}}, {mean: 2}]
              - tanh
              - flatten
              - linear: 10
            loss: softmax_cross_entropy
            """,
            """
            dataset: {mnist: {layout: image, scale: unit, train_limit: 7, test_limit: 5}}
            architecture:
              - sequential: [{conv2d: {out_channels: 6, kernel_size: 4, stride: 4}}, {mean: 2}, {linear: 6}]
              - tanh
              - flatten
              - linear: 10
            loss: softmax_cross_entropy
            """,
            """
            dataset: {fizzbuzz: {from: 101, to: 110, test_from: 1, test_to: 5, validation: 3}}
            architecture: [{linear: 6}, tanh, flatten, {linear: 4}]
            loss: softmax_cross_entropy
            metrics: [{top_k: 2}, balanced_accuracy, precision, recall, f1, roc_auc, average_precision, log_loss,
                calibration_error]
            """,
            """
            dataset:
              csv:
                file: table.csv
                features: [{numeric: a}, {numeric: b}]
                target: {number: c}
                validation: {fraction: 0.25}
            architecture: [{linear: 6}, tanh, flatten, {linear: 1}]
            loss: mse
            metrics: [mae, mse, rmse, r2, mape]
            """,
            """
            dataset: {csv: {file: table.csv, features: [{numeric: a}, {numeric: b}], target: {boolean: c}}}
            architecture: [{linear: 6}, tanh, flatten, {linear: 2}]
            loss: softmax_cross_entropy
            """,
            """
            dataset: {text: {file: t.txt, tokens: {characters: 3}, sequence_length: 4}}
            architecture: [{embedding: 3}, tanh, {linear: 3}]
            loss: softmax_cross_entropy
            metrics: [token_accuracy, perplexity, bits_per_character, iou]
            """,
            """
            dataset:
              generated:
                input: {indices: {shape: [4], vocabulary: 3}}
                target: next_token
                examples: 7
                validation: 3
            architecture: [{embedding: 3}, tanh, {linear: 3}]
            loss: softmax_cross_entropy
            metrics: [token_accuracy, perplexity, bits_per_character, iou]
            """,
            """
            dataset: {generated: {input: {numbers: [2]}, target: {class: 4}, examples: 7}}
            architecture: [{linear: 2, name: owner}, tanh, flatten, {linear: 4}]
            loss: softmax_cross_entropy
            """,
            """
            dataset: {generated: {input: {indices: {shape: [4], vocabulary: 3}}, target: {class: 4}}}
            architecture: [{embedding: 3}, flatten, {linear: 4}]
            loss: softmax_cross_entropy
            """,
            """
            dataset:
              csv: {file: table.csv, features: [{numeric: a}, {numeric: b}], target: {number: {column: c, scale: none}}}
            architecture: [{linear: 6}, tanh, flatten, {linear: 1}]
            loss: mse
            """,
            """
            dataset:
              images: {folder: colours, size: 8, classes: [a, b, c], labels: labels.csv, test: {fraction: 0.42}}
            architecture: [{conv2d: {out_channels: 2, kernel_size: 4, stride: 4}}, tanh, flatten, {linear: 3}]
            loss: softmax_cross_entropy
            """,
            """
            dataset: {npy: {inputs: x.npy, targets: y.npy, shape: [2], target: {labels: 4}, validation: {last: 0.3}}}
            architecture: [{linear: 6}, tanh, flatten, {linear: 4}]
            loss: binary_cross_entropy
            """,
            """
            dataset: {npy: {inputs: x.npy, targets: y.npy, shape: [2], target: {labels: 4}, validation: {last: 0.3}}}
            architecture: [{linear: 6}, tanh, flatten, {linear: 4}]
            loss: binary_cross_entropy
            metrics: [label_accuracy, exact_match, label_f1]
            """,
            """
            dataset: {fizzbuzz: {from: 101, to: 110, test_from: 1, test_to: 5, validation: 3}}
            architecture: [{linear: 6}, tanh, flatten, {linear: 4}]
            loss: softmax_cross_entropy
            """);

    private static final String REST = """
            optimizer: {gradient_descent: 0.01}
            batch_size: 3
            epochs: 2
            shuffle: true
            seed: 5
            """;

    private static final Map<Member, List<SmallSpec>> MADE = new HashMap<>();

    RunSpec spec() {
        return resolved.spec();
    }

    /// The same with another value of one key at the top.
    SmallSpec with(String key, int value) {
        JsonNode changed = ((ObjectNode) json.deepCopy()).put(key, value);
        return new SmallSpec(
                label + ", " + key + " " + value,
                changed,
                read(changed.toString()).spec().orElseThrow(),
                at);
    }

    /// The documented example; empty where the small surroundings do not suffice.
    static Optional<SmallSpec> ofExample(Member member) {
        JsonNode example = member.example();
        return around(
                member,
                "example",
                member.listed() && !example.isArray() ? member.placed(example) : example,
                SURROUNDINGS);
    }

    /// The least form of a member and, for each of its keys, forms with another value.
    ///
    /// @throws AssertionError when no surroundings fit the least form or any other value of a key
    static List<SmallSpec> all(Member member) {
        return MADE.computeIfAbsent(member, SmallSpec::make);
    }

    private static List<SmallSpec> make(Member member) {
        Family.Variant variant = member.variant();
        List<SmallSpec> all = new ArrayList<>();
        ofExample(member).ifPresent(all::add);
        ObjectNode least = Forms.least(variant);
        JsonNode bare = member.placed(shortest(least, variant.word()));
        String home = SURROUNDINGS.stream()
                .filter(each -> around(member, "least", bare, List.of(each)).isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing fits around " + member + " " + least));
        all.add(around(member, "least", bare, List.of(home)).orElseThrow());
        Map<String, List<JsonNode>> others = Forms.others(variant);
        List<String> homeFirst =
                Stream.concat(Stream.of(home), SURROUNDINGS.stream()).distinct().toList();
        others.forEach((key, values) -> {
            List<SmallSpec> fitting = forms(member, least, key, others, homeFirst, List.of(home));
            if (fitting.isEmpty()) {
                fitting = forms(member, least, key, others, homeFirst, homeFirst);
            }
            if (fitting.isEmpty()) {
                throw new AssertionError("none of " + values + " fits " + key + " of " + member);
            }
            all.addAll(fitting);
        });
        return all;
    }

    /// The forms with another value of a key. What fits nowhere by itself is tried with another value of a second key;
    /// there are many such pairs, so in surroundings of their own.
    private static List<SmallSpec> forms(
            Member member,
            ObjectNode least,
            String key,
            Map<String, List<JsonNode>> others,
            List<String> surroundings,
            List<String> ofPairs) {
        List<SmallSpec> fitting = new ArrayList<>();
        for (JsonNode value : others.getOrDefault(key, List.of())) {
            around(member, key + " " + value, member.placed(changed(least, Map.of(key, value))), surroundings)
                    .or(() -> withAnother(member, least, key, value, others, ofPairs))
                    .ifPresent(fitting::add);
        }
        return fitting;
    }

    /// Some values need another one: `nesterov` a momentum.
    private static Optional<SmallSpec> withAnother(
            Member member,
            ObjectNode least,
            String key,
            JsonNode value,
            Map<String, List<JsonNode>> others,
            List<String> surroundings) {
        return others.entrySet().stream()
                .filter(other -> !other.getKey().equals(key))
                .flatMap(other -> other.getValue().stream()
                        .flatMap(second -> around(
                                member,
                                key + " " + value + ", " + other.getKey() + " " + second,
                                member.placed(changed(least, Map.of(key, value, other.getKey(), second))),
                                surroundings)
                                .stream()))
                .findFirst();
    }

    private static JsonNode shortest(ObjectNode member, String word) {
        return member.get(word).isEmpty() ? JSON.textNode(word) : member;
    }

    private static ObjectNode changed(ObjectNode member, Map<String, JsonNode> values) {
        ObjectNode copy = member.deepCopy();
        ((ObjectNode) copy.elements().next()).setAll(values);
        return copy;
    }

    /// Whether a value can be read at the place of a member; whether it fits what is around it is not asked.
    static boolean reads(Member member, JsonNode value) {
        ObjectNode spec = parse(SURROUNDINGS.getLast() + REST);
        spec.set(member.place(), member.listed() && !value.isArray() ? member.placed(value) : value);
        allowDecay(spec, member);
        return !read(spec.toString()).isRefused();
    }

    /// The first surroundings that fit.
    private static Optional<SmallSpec> around(Member member, String label, JsonNode value, List<String> surroundings) {
        if (!reads(member, value)) { // whatever is around it
            return Optional.empty();
        }
        for (String each : surroundings) {
            ObjectNode spec = parse(each + REST);
            put(spec, member, value);
            Optional<SmallSpec> fitting = fit(label, spec, member.listed() ? MIDDLE : 0);
            if (fitting.isPresent()) {
                return fitting;
            }
        }
        return Optional.empty();
    }

    private static void put(ObjectNode spec, Member member, JsonNode value) {
        if (member.listed() && spec.get(member.place()) instanceof ArrayNode list) {
            list.remove(MIDDLE);
            for (int i = 0; i < value.size(); i++) {
                list.insert(MIDDLE + i, value.get(i));
            }
        } else {
            spec.set(member.place(), value);
        }
        allowDecay(spec, member);
    }

    /// A group of parameters may need an optimizer with weight decay.
    private static void allowDecay(ObjectNode spec, Member member) {
        if (member.place().equals("parameter_groups")) {
            spec.set("optimizer", JSON.objectNode().put("sgd", 0.01));
        }
    }

    /// With as many outputs as the dataset wants.
    private static Optional<SmallSpec> fit(String label, ObjectNode spec, int at) {
        Optional<ResolvedSpec> read = read(spec.toString()).spec();
        if (read.isEmpty()) {
            return Optional.empty();
        }
        RunSpec written = read.get().spec();
        int outputs = LossBinder.outputs(
                written.loss(), DatasetBinder.bind(written.dataset()).declaration());
        ArrayNode layers = (ArrayNode) spec.get("architecture");
        layers.set(layers.size() - 1, JSON.objectNode().put("linear", outputs));
        if (written.loss() instanceof LossSpec.Poisson poisson && !poisson.logInput()) {
            layers.add("softplus"); // means are above 0
        }
        return SpecCheck.complete(read(spec.toString()))
                .spec()
                .map(resolved -> new SmallSpec(label, spec, resolved, at));
    }

    static SpecResult read(String text) {
        return SpecReader.read(SourceText.of("small.yaml", text), Path.of("small.yaml"), List.of());
    }

    private static ObjectNode parse(String yaml) {
        try {
            return (ObjectNode) YAML.readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return label + ": " + json;
    }
}
