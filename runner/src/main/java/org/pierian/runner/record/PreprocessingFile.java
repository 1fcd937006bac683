package org.pierian.runner.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Preprocessing.Input;
import org.pierian.runner.dataset.Preprocessing.Target;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.pierian.spec.DatePart;
import org.pierian.spec.language.Words;

/// The form of a run's `preprocessing.json`: keys sorted, numbers so that they are read back bit by bit.
///
/// ```json
/// {
///   "inputs": [
///     {
///       "center": 43.9,
///       "column": "bill_length_mm",
///       "kind": "numeric",
///       "missing": 43.9,
///       "unit": 5.5
///     }
///   ],
///   "target": {
///     "kind": "class",
///     "values": [
///       "Adelie",
///       "Gentoo"
///     ]
///   }
/// }
/// ```
public final class PreprocessingFile {

    private static final long MOST_BYTES = 1L << 28;
    private static final String KIND = "kind";
    private static final String COLUMN = "column";
    private static final String VALUES = "values";
    private static final String CENTER = "center";
    private static final String UNIT = "unit";
    private static final String MISSING = "missing";
    private static final String BOOLEAN = "boolean";
    private static final String ORDINAL = "ordinal";
    private static final String DATETIME = "datetime";
    private static final String PARTS = "parts";
    private static final String SCALES = "scales";

    private final String file;

    private PreprocessingFile(String file) {
        this.file = file;
    }

    /// The text of the file.
    public static String text(Preprocessing preprocessing) {
        SortedMap<String, Object> map = new TreeMap<>();
        map.put(
                "inputs",
                preprocessing.inputs().stream().map(PreprocessingFile::map).toList());
        map.put("target", map(preprocessing.target()));
        return Json.page(map);
    }

    private static SortedMap<String, Object> map(Input input) {
        return switch (input) {
            case Input.Numeric(String column, Scaling scaling) -> {
                SortedMap<String, Object> map = map("numeric", scaling);
                map.put(COLUMN, column);
                map.put(MISSING, scaling.missing());
                yield map;
            }
            case Input.Categorical(String column, List<String> values) ->
                new TreeMap<>(Map.of(KIND, "categorical", COLUMN, column, VALUES, values));
            case Input.Bool(String column, double missing) ->
                new TreeMap<>(Map.of(KIND, BOOLEAN, COLUMN, column, MISSING, missing));
            case Input.Ordinal(String column, List<String> values, double missing) ->
                new TreeMap<>(Map.of(KIND, ORDINAL, COLUMN, column, VALUES, values, MISSING, missing));
            case Input.DateTime(String column, List<DatePart> parts, List<Scaling> scalings) ->
                new TreeMap<>(Map.of(
                        KIND,
                        DATETIME,
                        COLUMN,
                        column,
                        PARTS,
                        parts.stream().map(Words::ofConstant).toList(),
                        SCALES,
                        scalings.stream()
                                .map(scaling -> new TreeMap<>(Map.of(CENTER, scaling.center(), UNIT, scaling.unit())))
                                .toList()));
            case Input.Pixels(Scaling scaling) -> map("pixels", scaling);
        };
    }

    private static SortedMap<String, Object> map(Target target) {
        return switch (target) {
            case Target.Classes(List<String> values) -> new TreeMap<>(Map.of(KIND, "class", VALUES, values));
            case Target.Numeric(String column, Scaling scaling) -> {
                SortedMap<String, Object> map = map("number", scaling);
                map.put(COLUMN, column);
                yield map;
            }
        };
    }

    private static SortedMap<String, Object> map(String kind, Scaling scaling) {
        return new TreeMap<>(Map.of(KIND, kind, CENTER, scaling.center(), UNIT, scaling.unit()));
    }

    /// Reads the file, strictly: every key has to be there, of its type, and no other.
    ///
    /// @throws Failure when it is not there, or not such a file
    public static Preprocessing read(Path file) {
        PreprocessingFile reader = new PreprocessingFile(file.toString());
        JsonNode root = reader.tree(file);
        reader.requireKeys(root, "inputs", "target");
        List<Input> inputs = new ArrayList<>();
        if (!root.get("inputs").isArray()) {
            throw reader.bad("`inputs` is not a list");
        }
        root.get("inputs").forEach(node -> inputs.add(reader.input(node)));
        return new Preprocessing(inputs, reader.target(root.get("target")));
    }

    private JsonNode tree(Path path) {
        try (FileChannel channel = InputFile.open(path)) {
            if (channel.size() > MOST_BYTES) {
                throw bad("it is larger than 256 MiB");
            }
            return StrictJson.read(Channels.newInputStream(channel), this::bad);
        } catch (IOException e) {
            throw InputFile.unreadable(path, e);
        }
    }

    private Input input(JsonNode node) {
        return switch (text(node, KIND)) {
            case "numeric" -> {
                requireKeys(node, CENTER, COLUMN, KIND, MISSING, UNIT);
                yield new Input.Numeric(
                        text(node, COLUMN),
                        new Scaling(number(node, CENTER), number(node, UNIT), number(node, MISSING)));
            }
            case "categorical" -> {
                requireKeys(node, COLUMN, KIND, VALUES);
                yield new Input.Categorical(text(node, COLUMN), texts(node, VALUES));
            }
            case BOOLEAN -> {
                requireKeys(node, COLUMN, KIND, MISSING);
                yield new Input.Bool(text(node, COLUMN), number(node, MISSING));
            }
            case ORDINAL -> {
                requireKeys(node, COLUMN, KIND, MISSING, VALUES);
                yield new Input.Ordinal(text(node, COLUMN), texts(node, VALUES), number(node, MISSING));
            }
            case DATETIME -> dateTime(node);
            case "pixels" -> {
                requireKeys(node, CENTER, KIND, UNIT);
                yield new Input.Pixels(Scaling.of(number(node, CENTER), number(node, UNIT)));
            }
            default -> throw bad("an input has an unknown `kind`");
        };
    }

    private Input.DateTime dateTime(JsonNode node) {
        requireKeys(node, COLUMN, KIND, PARTS, SCALES);
        List<DatePart> parts = new ArrayList<>();
        for (String word : texts(node, PARTS)) {
            parts.add(Arrays.stream(DatePart.values())
                    .filter(part -> Words.ofConstant(part).equals(word))
                    .findFirst()
                    .orElseThrow(() -> bad("`" + PARTS + "` has an unknown part")));
        }
        List<Scaling> scalings = new ArrayList<>();
        for (JsonNode scale : node.get(SCALES)) {
            requireKeys(scale, CENTER, UNIT);
            scalings.add(Scaling.of(number(scale, CENTER), number(scale, UNIT)));
        }
        if (scalings.size() != parts.stream().filter(part -> part.inputs() == 1).count()) {
            throw bad("`" + SCALES + "` does not fit `" + PARTS + "`");
        }
        return new Input.DateTime(text(node, COLUMN), parts, scalings);
    }

    private Target target(JsonNode node) {
        return switch (text(node, KIND)) {
            case "class" -> {
                requireKeys(node, KIND, VALUES);
                yield new Target.Classes(texts(node, VALUES));
            }
            case "number" -> {
                requireKeys(node, CENTER, COLUMN, KIND, UNIT);
                yield new Target.Numeric(text(node, COLUMN), Scaling.of(number(node, CENTER), number(node, UNIT)));
            }
            default -> throw bad("the target has an unknown `kind`");
        };
    }

    private void requireKeys(JsonNode node, String... keys) {
        Set<String> there = new TreeSet<>();
        node.fieldNames().forEachRemaining(there::add);
        if (!there.equals(Set.of(keys))) {
            throw bad("expected the keys " + new TreeSet<>(Set.of(keys)) + " of an object, found " + there);
        }
    }

    private String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isTextual()) {
            throw bad("`" + key + "` is missing, or not a text");
        }
        return value.textValue();
    }

    private List<String> texts(JsonNode node, String key) {
        JsonNode values = node.path(key);
        List<String> texts = new ArrayList<>();
        for (JsonNode value : values) {
            if (!value.isTextual()) {
                throw bad("`" + key + "` has an item that is not a text");
            }
            texts.add(value.textValue());
        }
        if (!values.isArray() || texts.isEmpty()) {
            throw bad("`" + key + "` is not a list of texts");
        }
        return texts;
    }

    private double number(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw bad("`" + key + "` is missing, or not a finite number");
        }
        return value.doubleValue();
    }

    private Failure bad(String why) {
        return Failure.of(ExitCode.INPUT, "`" + file + "` is not the preprocessing of a run: " + why)
                .at(file)
                .help("take it from git again, or delete it and it is fitted to the data anew");
    }
}
