package org.pierian.spec.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.language.Bounds;
import org.pierian.spec.language.Component;
import org.pierian.spec.language.CompositeType;
import org.pierian.spec.language.Family;
import org.pierian.spec.language.Language;
import org.pierian.spec.language.Tuple;
import org.pierian.spec.language.ValueType;
import org.pierian.spec.yaml.PlainText;

/// Every key of the language with a value of every type, and with numbers at and beyond its bounds.
class TypesAndRangesTest {

    private static final Language LANGUAGE = new Language();
    private static final String CONTRADICTION = "S025"; // between two keys, not about one value

    /// A value as text, of one of the types that YAML knows.
    private static final Map<String, String> SAMPLES = Map.of(
            "null", "null",
            "bool", "true",
            "int", "3",
            "float", "0.25",
            "string", "'some text'",
            "list", "[a, b, c]",
            "map", "{some: thing}");

    /// A key, and the spec around it: the key's own line is written by [#with].
    private record Slot(String name, String before, String indent, Component key, String after) {

        String with(String value) {
            return before + indent + key.key() + ": " + value + "\n" + after;
        }

        int line() {
            return (int) before.lines().count() + 1;
        }
    }

    @Test
    void everyRecordIsReached() {
        assertThat(slots()).hasSizeGreaterThan(130);
        assertThat(slots().stream().map(Slot::name))
                .contains(
                        "epochs",
                        "dataset.mnist.scale",
                        "architecture.conv2d.groups",
                        "init.uniform.low",
                        "loss.sse.reduction",
                        "schedule.multi_step.milestones",
                        "clip.norm.norm_type",
                        "dataset.csv.features.numeric.scale",
                        "dataset.csv.target.class.values");
    }

    @TestFactory
    Stream<DynamicTest> valuesOfTheRightTypeAreTakenAndOthersRefused() {
        return slots().stream()
                .map(slot -> DynamicTest.dynamicTest(slot.name(), () -> {
                    assertTaken(slot, good(slot.key().type(), slot.key().bounds()));
                    SAMPLES.forEach((kind, value) -> {
                        if (!fits(slot.key(), kind)) {
                            assertRefused(slot, value);
                        }
                    });
                }));
    }

    @TestFactory
    Stream<DynamicTest> numbersAreHeldToTheirBounds() {
        return slots().stream()
                .filter(slot -> slot.key().bounds().isPresent())
                .map(slot -> DynamicTest.dynamicTest(slot.name(), () -> {
                    Bounds bounds = slot.key().bounds().orElseThrow();
                    boolean whole = !isReal(slot.key().type());
                    for (double value : List.of(
                            bounds.min() - 1,
                            bounds.min(),
                            bounds.min() + 1,
                            bounds.max() - 1,
                            bounds.max(),
                            bounds.max() + 1)) {
                        if (Double.isInfinite(value) || (whole && Math.abs(value) > Integer.MAX_VALUE)) {
                            continue;
                        }
                        String number = whole ? Long.toString((long) value) : Double.toString(value);
                        String text = switch (slot.key().type()) {
                            case CompositeType(List<CompositeType.Word> _, Tuple tuple) -> list(tuple, number);
                            case ValueType.ListOf _ -> "[" + number + "]";
                            default -> number;
                        };
                        if (bounds.accepts(value)) {
                            assertTaken(slot, text);
                        } else {
                            assertRefused(slot, text);
                        }
                    }
                }));
    }

    private static boolean isReal(ValueType type) {
        return type instanceof ValueType.Decimal
                || type instanceof ValueType.ListOf(ValueType.Decimal _)
                || (type instanceof CompositeType(List<CompositeType.Word> _, Tuple tuple)
                        && tuple.element() instanceof ValueType.Decimal);
    }

    private static String list(Tuple tuple, String number) {
        return "[" + String.join(", ", Collections.nCopies(tuple.count(), number)) + "]";
    }

    private static void assertTaken(Slot slot, String value) {
        List<Diagnostic> wrong = Specs.read(slot.with(value)).diagnostics().stream()
                .filter(d -> !d.code().equals(CONTRADICTION))
                .toList();
        assertThat(wrong).as(slot.with(value)).isEmpty();
    }

    private static void assertRefused(Slot slot, String value) {
        SpecResult result = Specs.read(slot.with(value));
        assertThat(result.isRefused()).as(slot.with(value)).isTrue();
        assertThat(result.diagnostics()).as(slot.with(value)).isNotEmpty().allSatisfy(d -> {
            assertThat(d.location().line()).isEqualTo(slot.line());
            assertThat(d.location().column()).isGreaterThan(slot.indent().length());
        });
    }

    /// Whether a sample of [#SAMPLES] is a value of the key's type within its bounds.
    private static boolean fits(Component key, String kind) {
        return switch (key.type()) {
            case ValueType.Bool _ -> kind.equals("bool");
            case ValueType.Int _ ->
                kind.equals("int")
                        && (key.bounds().isEmpty() || key.bounds().get().accepts(3));
            case ValueType.Decimal _ ->
                switch (kind) {
                    case "int" -> key.bounds().isEmpty() || key.bounds().get().accepts(3);
                    case "float" -> key.bounds().isEmpty() || key.bounds().get().accepts(0.25);
                    default -> false;
                };
            case CompositeType(List<CompositeType.Word> _, Tuple tuple) ->
                kind.equals("int")
                        && tuple.oneForAll()
                        && (key.bounds().isEmpty() || key.bounds().get().accepts(3));
            case ValueType.Text(ValueType.TextForm form) ->
                switch (kind) {
                    case "string" -> form != ValueType.TextForm.NAME && form != ValueType.TextForm.DATABASE;
                    case "int" -> form == ValueType.TextForm.PLACE;
                    default -> false;
                };
            case ValueType.ListOf(ValueType.Text _) -> kind.equals("list");
            case ValueType.NameMap _ -> kind.equals("map");
            case ValueType.Choice _, ValueType.Component _, ValueType.ListOf _ -> false;
        };
    }

    private static String good(ValueType type, Optional<Bounds> bounds) {
        return switch (type) {
            case ValueType.Bool _ -> "true";
            case ValueType.Int _ ->
                bounds.filter(b -> !b.accepts(1))
                        .map(b -> Long.toString((long) b.min()))
                        .orElse("1");
            case ValueType.Decimal _ ->
                bounds.filter(b -> !b.accepts(0.5))
                        .map(b -> Double.toString(b.min()))
                        .orElse("0.5");
            case ValueType.Text(ValueType.TextForm form) ->
                switch (form) {
                    case PATH -> "start.safetensors";
                    case DATABASE -> "'jdbc:sqlite:points.db'";
                    case FREE, NAME, LAYER, PLACE, PATTERN -> "word";
                };
            case ValueType.Choice choice -> PlainText.scalar(choice.words().getFirst());
            case CompositeType(List<CompositeType.Word> _, Tuple tuple) -> list(tuple, good(tuple.element(), bounds));
            case ValueType.ListOf(ValueType.Text _) -> "[one, two]";
            case ValueType.NameMap _ -> "{one: two, three: [four, five]}";
            case ValueType.ListOf list -> "[" + good(list.element(), bounds) + "]";
            case ValueType.Component component ->
                flow(component.family().variants().getFirst());
        };
    }

    private static String flow(Family.Variant variant) {
        return "{" + variant.word() + ": {" + String.join(", ", required(variant, "")) + "}}";
    }

    /// The keys that a variant must have, but `except`, as `key: value`.
    private static List<String> required(Family.Variant variant, String except) {
        return LANGUAGE.components(variant.type()).stream()
                .filter(c -> c.isRequired() && !c.key().equals(except))
                .map(c -> c.key() + ": " + good(c.type(), c.bounds()))
                .toList();
    }

    private static List<Slot> slots() {
        List<Slot> slots = new ArrayList<>();
        Map<String, String> top = new LinkedHashMap<>();
        top.put("dataset", "xor");
        top.put("architecture", "[{linear: 2}]");
        top.put("loss", "sse");
        top.put("optimizer", "{gradient_descent: 0.1}");
        for (Component key : LANGUAGE.components(RunSpec.class)) {
            Map<String, String> rest = new LinkedHashMap<>(top);
            rest.remove(key.key());
            slots.add(new Slot(key.key(), "", "", key, lines(rest)));
            addSlotsBelow(slots, key.key(), lines(rest), "", key, new HashSet<>());
        }
        return slots;
    }

    /// The slots of the members of a key's family.
    ///
    /// @param before the lines before the key
    /// @param seen the families on the way, so that layers in layers come to an end
    private static void addSlotsBelow(
            List<Slot> slots, String place, String before, String indent, Component key, Set<Family> seen) {
        boolean inList = key.type() instanceof ValueType.ListOf;
        ValueType type = key.type() instanceof ValueType.ListOf list ? list.element() : key.type();
        if (!(type instanceof ValueType.Component(Family family)) || !seen.add(family)) {
            return;
        }
        for (Family.Variant variant : family.variants()) {
            String word =
                    before + indent + key.key() + ":\n" + indent + (inList ? "  - " : "  ") + variant.word() + ":\n";
            addSlots(slots, place + "." + variant.word(), word, indent + (inList ? "      " : "    "), variant, seen);
        }
    }

    private static void addSlots(
            List<Slot> slots, String place, String word, String indent, Family.Variant variant, Set<Family> seen) {
        for (Component key : LANGUAGE.components(variant.type())) {
            StringBuilder before = new StringBuilder(word);
            required(variant, key.key())
                    .forEach(line -> before.append(indent).append(line).append('\n'));
            String name = place + "." + key.key();
            slots.add(new Slot(name, before.toString(), indent, key, ""));
            addSlotsBelow(slots, name, before.toString(), indent, key, seen);
        }
    }

    private static String lines(Map<String, String> keys) {
        StringBuilder text = new StringBuilder();
        keys.forEach((key, value) -> text.append(key).append(": ").append(value).append('\n'));
        return text.toString();
    }
}
