package org.pierian.runner.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Preprocessing.Input;
import org.pierian.runner.dataset.Preprocessing.Target;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.json.StrictJson;
import org.pierian.spec.CategoryForm;
import org.pierian.spec.DateOrder;
import org.pierian.spec.DatePart;
import org.pierian.spec.MissingCategory;
import org.pierian.spec.MissingNumber;
import org.pierian.spec.MissingWord;
import org.pierian.spec.TargetTransform;
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
    private static final String PARTS = "parts";
    private static final String ORDER = "order";
    private static final String SCALES = "scales";
    private static final String DIGITS = "digits";
    private static final String HEIGHT = "height";
    private static final String WIDTH = "width";
    private static final String INPUTS = "inputs";
    private static final String TARGET = "target";
    private static final String MISSING_VALUES = "missing_values";
    private static final String NUMERIC = "numeric";
    private static final String CATEGORICAL = "categorical";
    private static final String BOOLEAN = "boolean";
    private static final String ORDINAL = "ordinal";
    private static final String DATETIME = "datetime";
    private static final String AS = "as";
    private static final String BINARY_DIGITS = "binary_digits";
    private static final String PIXELS = "pixels";
    private static final String PICTURE = "picture";
    private static final String ARRAY = "array";
    private static final String SHAPE = "shape";
    private static final String INDICES_BELOW = "indices_below";
    private static final String LABELS = "labels";
    private static final String TOKENS = "tokens";
    private static final String TOKEN = "token";
    private static final String CLASS = "class";
    private static final String NUMBER = "number";
    private static final String TRANSFORM = "transform";

    private PreprocessingFile() {}

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
        SortedMap<String, Object> map = new TreeMap<>();
        switch (input) {
            case Input.Numeric(String column, Scaling scaling, MissingNumber missing) -> {
                putColumn(map, NUMERIC, column, missing);
                putScaling(map, scaling);
                map.put(MISSING, scaling.missing());
            }
            case Input.Categorical(String column, List<String> values, CategoryForm as, MissingCategory missing) -> {
                putColumn(map, CATEGORICAL, column, missing);
                map.put(VALUES, values);
                if (as != CategoryForm.ONE_HOT) {
                    map.put(AS, Words.ofConstant(as));
                }
            }
            case Input.Bool(String column, double filler, MissingNumber missing) -> {
                putColumn(map, BOOLEAN, column, missing);
                map.put(MISSING, filler);
            }
            case Input.Ordinal(String column, List<String> values, double filler, MissingNumber missing) -> {
                putColumn(map, ORDINAL, column, missing);
                map.put(MISSING, filler);
                map.put(VALUES, values);
            }
            case Input.DateTime date -> {
                putColumn(map, DATETIME, date.column(), date.missing());
                map.put(ORDER, Words.ofConstant(date.order()));
                map.put(PARTS, date.parts().stream().map(Words::ofConstant).toList());
                map.put(
                        SCALES,
                        date.scalings().stream()
                                .map(scaling -> putScaling(new TreeMap<>(), scaling))
                                .toList());
            }
            case Input.BinaryDigits(String column, int digits) -> {
                map.put(KIND, BINARY_DIGITS);
                map.put(COLUMN, column);
                map.put(DIGITS, digits);
            }
            case Input.Pixels(Scaling scaling, int height, int width) -> {
                putScaling(map, scaling);
                map.put(KIND, PIXELS);
                map.put(HEIGHT, height);
                map.put(WIDTH, width);
            }
            case Input.Picture(List<Scaling> channels, int height, int width) -> {
                map.put(KIND, PICTURE);
                map.put(
                        SCALES,
                        channels.stream()
                                .map(scaling -> putScaling(new TreeMap<>(), scaling))
                                .toList());
                map.put(HEIGHT, height);
                map.put(WIDTH, width);
            }
            case Input.Array(List<Scaling> scalings, List<Integer> shape, int indicesBelow) -> {
                map.put(KIND, ARRAY);
                map.put(
                        SCALES,
                        scalings.stream()
                                .map(scaling -> putScaling(new TreeMap<>(), scaling))
                                .toList());
                map.put(SHAPE, shape);
                if (indicesBelow > 0) {
                    map.put(INDICES_BELOW, indicesBelow);
                }
            }
            case Input.Tokens(Preprocessing.TokenKind kind, List<String> values) -> {
                map.put(KIND, TOKENS);
                map.put(TOKEN, Words.ofConstant(kind));
                map.put(VALUES, values);
            }
        }
        return map;
    }

    private static void putColumn(SortedMap<String, Object> map, String kind, String column, Enum<?> missing) {
        map.put(KIND, kind);
        map.put(COLUMN, column);
        map.put(IF_MISSING, Words.ofConstant(missing));
    }

    private static SortedMap<String, Object> putScaling(SortedMap<String, Object> map, Scaling scaling) {
        map.put(CENTER, scaling.center());
        map.put(UNIT, scaling.unit());
        return map;
    }

    private static SortedMap<String, Object> map(Target target) {
        return switch (target) {
            case Target.Classes(String column, List<String> values) ->
                new TreeMap<>(Map.of(KIND, CLASS, COLUMN, column, VALUES, values));
            case Target.Labels(String column, List<String> values) ->
                new TreeMap<>(Map.of(KIND, LABELS, COLUMN, column, VALUES, values));
            case Target.Tokens(String column) -> new TreeMap<>(Map.of(KIND, TOKEN, COLUMN, column));
            case Target.Numeric(String column, Scaling scaling, Optional<TargetTransform> transform) -> {
                SortedMap<String, Object> map =
                        putScaling(new TreeMap<>(Map.of(KIND, NUMBER, COLUMN, column)), scaling);
                transform.ifPresent(written -> map.put(TRANSFORM, Words.ofConstant(written)));
                yield map;
            }
        };
    }

    /// Reads the file, strictly: every key has to be there, of its type, and no other.
    ///
    /// @throws Failure when it is not there, or not such a file
    public static Preprocessing read(Path file) {
        StrictObject root = new StrictObject(tree(file), why -> bad(file, why));
        root.requireKeys(INPUTS, MISSING_VALUES, TARGET);
        return new Preprocessing(
                root.objects(INPUTS).stream().map(PreprocessingFile::input).toList(),
                target(root.object(TARGET)),
                root.texts(MISSING_VALUES));
    }

    private static JsonNode tree(Path file) {
        try (FileChannel channel = InputFile.open(file)) {
            if (channel.size() > MOST_BYTES) {
                throw bad(file, "it is larger than 256 MiB");
            }
            return StrictJson.read(Channels.newInputStream(channel), file.toString(), why -> bad(file, why));
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private static Input input(StrictObject node) {
        return switch (node.text(KIND)) {
            case NUMERIC -> {
                node.requireKeys(CENTER, COLUMN, IF_MISSING, KIND, MISSING, UNIT);
                yield new Input.Numeric(
                        node.text(COLUMN),
                        new Scaling(node.number(CENTER), node.number(UNIT), node.number(MISSING)),
                        node.choice(IF_MISSING, MissingNumber.values()));
            }
            case CATEGORICAL -> categorical(node);
            case BOOLEAN -> {
                node.requireKeys(COLUMN, IF_MISSING, KIND, MISSING);
                yield new Input.Bool(
                        node.text(COLUMN), node.number(MISSING), node.choice(IF_MISSING, MissingNumber.values()));
            }
            case ORDINAL -> {
                node.requireKeys(COLUMN, IF_MISSING, KIND, MISSING, VALUES);
                yield new Input.Ordinal(
                        node.text(COLUMN),
                        node.someTexts(VALUES),
                        node.number(MISSING),
                        node.choice(IF_MISSING, MissingNumber.values()));
            }
            case TOKENS -> {
                node.requireKeys(KIND, TOKEN, VALUES);
                yield new Input.Tokens(node.choice(TOKEN, Preprocessing.TokenKind.values()), node.texts(VALUES));
            }
            case DATETIME -> dateTime(node);
            case BINARY_DIGITS -> {
                node.requireKeys(COLUMN, DIGITS, KIND);
                yield new Input.BinaryDigits(node.text(COLUMN), node.count(DIGITS));
            }
            case PIXELS -> {
                node.requireKeys(CENTER, HEIGHT, KIND, UNIT, WIDTH);
                yield new Input.Pixels(scaling(node), node.count(HEIGHT), node.count(WIDTH));
            }
            case PICTURE -> {
                node.requireKeys(HEIGHT, KIND, SCALES, WIDTH);
                yield new Input.Picture(scalings(node), node.count(HEIGHT), node.count(WIDTH));
            }
            case ARRAY -> {
                boolean indices = node.has(INDICES_BELOW);
                if (indices) {
                    node.requireKeys(INDICES_BELOW, KIND, SCALES, SHAPE);
                } else {
                    node.requireKeys(KIND, SCALES, SHAPE);
                }
                yield new Input.Array(scalings(node), node.counts(SHAPE), indices ? node.count(INDICES_BELOW) : 0);
            }
            default -> throw node.bad().apply("an input has an unknown `kind`");
        };
    }

    /// What a value becomes is written unless it is one input for each.
    private static Input.Categorical categorical(StrictObject node) {
        boolean written = node.has(AS);
        if (written) {
            node.requireKeys(AS, COLUMN, IF_MISSING, KIND, VALUES);
        } else {
            node.requireKeys(COLUMN, IF_MISSING, KIND, VALUES);
        }
        return new Input.Categorical(
                node.text(COLUMN),
                node.someTexts(VALUES),
                written ? node.choice(AS, CategoryForm.values()) : CategoryForm.ONE_HOT,
                node.choice(IF_MISSING, MissingCategory.values()));
    }

    private static Input.DateTime dateTime(StrictObject node) {
        node.requireKeys(COLUMN, IF_MISSING, KIND, ORDER, PARTS, SCALES);
        List<DatePart> parts = node.choices(PARTS, DatePart.values());
        List<Scaling> scales = scalings(node);
        if (scales.size() != parts.stream().filter(part -> part.inputs() == 1).count()) {
            throw node.bad().apply("`" + SCALES + "` does not fit `" + PARTS + "`");
        }
        return new Input.DateTime(
                node.text(COLUMN),
                parts,
                node.choice(ORDER, DateOrder.values()),
                scales,
                node.choice(IF_MISSING, MissingWord.values()));
    }

    private static List<Scaling> scalings(StrictObject node) {
        List<StrictObject> scales = node.objects(SCALES);
        scales.forEach(scale -> scale.requireKeys(CENTER, UNIT));
        return scales.stream().map(PreprocessingFile::scaling).toList();
    }

    private static Scaling scaling(StrictObject node) {
        return Scaling.of(node.number(CENTER), node.number(UNIT));
    }

    private static Target target(StrictObject node) {
        return switch (node.text(KIND)) {
            case CLASS -> {
                node.requireKeys(COLUMN, KIND, VALUES);
                yield new Target.Classes(node.text(COLUMN), node.someTexts(VALUES));
            }
            case LABELS -> {
                node.requireKeys(COLUMN, KIND, VALUES);
                yield new Target.Labels(node.text(COLUMN), node.someTexts(VALUES));
            }
            case TOKEN -> {
                node.requireKeys(COLUMN, KIND);
                yield new Target.Tokens(node.text(COLUMN));
            }
            case NUMBER -> {
                if (!node.has(TRANSFORM)) {
                    node.requireKeys(CENTER, COLUMN, KIND, UNIT);
                    yield new Target.Numeric(node.text(COLUMN), scaling(node));
                }
                node.requireKeys(CENTER, COLUMN, KIND, TRANSFORM, UNIT);
                yield new Target.Numeric(
                        node.text(COLUMN),
                        scaling(node),
                        Optional.of(node.choice(TRANSFORM, TargetTransform.values())));
            }
            default -> throw node.bad().apply("the target has an unknown `kind`");
        };
    }

    private static Failure bad(Path file, String why) {
        return Failure.of(ExitCode.INPUT, "`" + file + "` is not the preprocessing of a run: " + why)
                .at(file.toString())
                .help("take it from git again, or delete it and it is fitted to the data anew");
    }
}
