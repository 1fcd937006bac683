package org.pierian.runner.onnx.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads constants of nodes.
final class AttributeReader {

    private static final int MOST = 1 << 16;

    private final List<Long> integers = new ArrayList<>();
    private final List<Float> numbers = new ArrayList<>();
    private Optional<OnnxTensor> tensor = Optional.empty();
    private String name = "";
    private String text = "";
    private long integer;
    private float number;
    private long type;

    private AttributeReader() {}

    static Attribute read(ProtoReader message) {
        AttributeReader reader = new AttributeReader();
        while (message.next()) {
            reader.field(message);
        }
        return reader.attribute(message);
    }

    private void field(ProtoReader message) {
        switch (message.field()) {
            case Fields.ATTRIBUTE_NAME -> name = message.text();
            case Fields.ATTRIBUTE_TYPE -> type = message.integer();
            case Fields.ATTRIBUTE_INT -> integer = message.integer();
            case Fields.ATTRIBUTE_FLOAT -> number = message.number();
            case Fields.ATTRIBUTE_TEXT -> text = message.text();
            case Fields.ATTRIBUTE_TENSOR -> tensor = Optional.of(TensorReader.read(message.message()));
            case Fields.ATTRIBUTE_INTS -> TensorReader.integers(message, integers, MOST);
            case Fields.ATTRIBUTE_FLOATS -> numbers(message);
            default -> message.skip();
        }
    }

    private void numbers(ProtoReader message) {
        if (numbers.size() >= MOST) {
            throw message.bad("a list of more than " + MOST);
        }
        if (!message.isPacked()) {
            numbers.add(message.number());
            return;
        }
        ProtoReader packed = message.message();
        while (packed.hasMore() && numbers.size() < MOST) {
            numbers.add(packed.packedNumber());
        }
    }

    private Attribute attribute(ProtoReader message) {
        return switch ((int) type) {
            case Fields.KIND_INT -> new Attribute.OfInt(name, integer);
            case Fields.KIND_FLOAT -> new Attribute.OfFloat(name, number);
            case Fields.KIND_TEXT -> new Attribute.OfText(name, text);
            case Fields.KIND_INTS -> new Attribute.OfInts(name, integers);
            case Fields.KIND_FLOATS -> new Attribute.OfFloats(name, numbers);
            case Fields.KIND_TENSOR ->
                new Attribute.OfTensor(
                        name, tensor.orElseThrow(() -> message.bad("attribute `" + name + "` without its tensor")));
            default -> new Attribute.OfOther(name, type);
        };
    }
}
