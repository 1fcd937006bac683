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
import java.util.stream.Collectors;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Preprocessing.Input;
import org.pierian.runner.dataset.Preprocessing.Target;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.pierian.spec.MissingNumber;
import org.pierian.spec.MissingWord;
import org.pierian.spec.language.Words;

/// The form of a run's `preprocessing.json`: keys sorted, numbers so that they are read back bit by bit.
///
/// ```json
/// {
///   "inputs": [
///     {
///       "center": 43.9,
///       "column": "bill_length_mm",
///       "if_missing": "mean",
///       "kind": "numeric",
///       "missing": 43.9,
///       "unit": 5.5
///     }
///   ],
///   "missing_values": [
///     "NA"
///   ],
///   "target": {
///     "column": "species",
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
    private static final String IF_MISSING = "if_missing";
    private static final String DIGITS = "digits";
    private static final String HEIGHT = "height";
    private static final String WIDTH = "width";
    private static final String INPUTS = "inputs";
    private static final String TARGET = "target";
    private static final String MISSING_VALUES = "missing_values";

    private final String file;

    private PreprocessingFile(String file) {
        this.file = file;
    }

    /// The text of the file.
    public static String text(Preprocessing preprocessing) {
        SortedMap<String, Object> map = new TreeMap<>();
        map.put(
                INPUTS,
                preprocessing.inputs().stream().map(PreprocessingFile::map).toList());
        map.put(MISSING_VALUES, preprocessing.missingValues());
        map.put(TARGET, map(preprocessing.target()));
        return Json.page(map);
    }

    private static SortedMap<String, Object> map(Input input) {
        return switch (input) {
            case Input.Numeric(String column, Scaling scaling, MissingNumber missing) -> {
                SortedMap<String, Object> map = map("numeric", scaling);
                map.put(COLUMN, column);
                map.put(IF_MISSING, Words.ofConstant(missing));
                map.put(MISSING, scaling.missing());
                yield map;
            }
            case Input.Categorical(String column, List<String> values, MissingWord missing) ->
                new TreeMap<>(Map.of(
                        KIND, "categorical", COLUMN, column, IF_MISSING, Words.ofConstant(missing), VALUES, values));
            case Input.BinaryDigits(String column, int digits) ->
                new TreeMap<>(Map.of(KIND, "binary_digits", COLUMN, column, DIGITS, digits));
            case Input.Pixels(Scaling scaling, int height, int width) -> {
                SortedMap<String, Object> map = map("pixels", scaling);
                map.put(HEIGHT, height);
                map.put(WIDTH, width);
                yield map;
            }
        };
    }

    private static SortedMap<String, Object> map(Target target) {
        return switch (target) {
            case Target.Classes(String column, List<String> values) ->
                new TreeMap<>(Map.of(KIND, "class", COLUMN, column, VALUES, values));
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
        reader.requireKeys(root, INPUTS, MISSING_VALUES, TARGET);
        List<Input> inputs = new ArrayList<>();
        if (!root.get(INPUTS).isArray()) {
            throw reader.bad("`inputs` is not a list");
        }
        root.get(INPUTS).forEach(node -> inputs.add(reader.input(node)));
        return new Preprocessing(inputs, reader.target(root.get(TARGET)), reader.texts(root, MISSING_VALUES));
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
                requireKeys(node, CENTER, COLUMN, IF_MISSING, KIND, MISSING, UNIT);
                yield new Input.Numeric(
                        text(node, COLUMN),
                        new Scaling(number(node, CENTER), number(node, UNIT), number(node, MISSING)),
                        choice(node, IF_MISSING, MissingNumber.values()));
            }
            case "categorical" -> {
                requireKeys(node, COLUMN, IF_MISSING, KIND, VALUES);
                yield new Input.Categorical(
                        text(node, COLUMN), someTexts(node, VALUES), choice(node, IF_MISSING, MissingWord.values()));
            }
            case "binary_digits" -> {
                requireKeys(node, COLUMN, DIGITS, KIND);
                yield new Input.BinaryDigits(text(node, COLUMN), count(node, DIGITS));
            }
            case "pixels" -> {
                requireKeys(node, CENTER, HEIGHT, KIND, UNIT, WIDTH);
                yield new Input.Pixels(
                        Scaling.of(number(node, CENTER), number(node, UNIT)), count(node, HEIGHT), count(node, WIDTH));
            }
            default -> throw bad("an input has an unknown `kind`");
        };
    }

    private Target target(JsonNode node) {
        return switch (text(node, KIND)) {
            case "class" -> {
                requireKeys(node, COLUMN, KIND, VALUES);
                yield new Target.Classes(text(node, COLUMN), someTexts(node, VALUES));
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
        if (!values.isArray()) {
            throw bad("`" + key + "` is not a list of texts");
        }
        return texts;
    }

    private List<String> someTexts(JsonNode node, String key) {
        List<String> texts = texts(node, key);
        if (texts.isEmpty()) {
            throw bad("`" + key + "` is an empty list");
        }
        return texts;
    }

    private <E extends Enum<E>> E choice(JsonNode node, String key, E[] constants) {
        String word = text(node, key);
        return Arrays.stream(constants)
                .filter(constant -> Words.ofConstant(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> bad("`" + key + "` is none of "
                        + Arrays.stream(constants).map(Words::ofConstant).collect(Collectors.joining(", "))));
    }

    private int count(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isInt() || value.intValue() < 1) {
            throw bad("`" + key + "` is missing, or not an integer above 0");
        }
        return value.intValue();
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
