package org.pierian.runner.onnx.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.pierian.runner.protobuf.ProtoWriter;

/// Writes models: opset 21, IR version 10. The bytes depend on the model alone.
public final class ModelWriter {

    /// Version of the operators.
    public static final int OPSET = 21;

    /// The most bytes of a model: protocol buffers have lengths of 31 bits.
    public static final long MOST = Integer.MAX_VALUE;

    private static final int IR_VERSION = 10;
    private static final String PRODUCER = "pierian";

    private ModelWriter() {}

    /// Bytes that a model takes.
    public static long size(OnnxModel model) {
        return model(model).size();
    }

    /// Writes a model.
    public static void write(OutputStream out, OnnxModel model) throws IOException {
        model(model).writeTo(out);
    }

    private static ProtoWriter model(OnnxModel model) {
        ProtoWriter message = new ProtoWriter()
                .integer(Fields.MODEL_IR_VERSION, IR_VERSION)
                .text(Fields.MODEL_PRODUCER, PRODUCER)
                .message(Fields.MODEL_GRAPH, graph(model))
                .message(
                        Fields.MODEL_OPSET,
                        new ProtoWriter().text(Fields.OPSET_DOMAIN, "").integer(Fields.OPSET_VERSION, model.opset()));
        model.metadata()
                .forEach((key, value) -> message.message(
                        Fields.MODEL_METADATA,
                        new ProtoWriter().text(Fields.ENTRY_KEY, key).text(Fields.ENTRY_VALUE, value)));
        return message;
    }

    private static ProtoWriter graph(OnnxModel model) {
        ProtoWriter graph = new ProtoWriter();
        model.nodes().forEach(node -> graph.message(Fields.GRAPH_NODE, node(node)));
        graph.text(Fields.GRAPH_NAME, model.name());
        model.initializers().forEach(tensor -> graph.message(Fields.GRAPH_INITIALIZER, tensor(tensor)));
        model.inputs().forEach(value -> graph.message(Fields.GRAPH_INPUT, value(value)));
        model.outputs().forEach(value -> graph.message(Fields.GRAPH_OUTPUT, value(value)));
        return graph;
    }

    private static ProtoWriter node(OnnxNode node) {
        ProtoWriter message = new ProtoWriter();
        node.inputs().forEach(input -> message.text(Fields.NODE_INPUT, input));
        node.outputs().forEach(output -> message.text(Fields.NODE_OUTPUT, output));
        message.text(Fields.NODE_NAME, node.name()).text(Fields.NODE_OPERATOR, node.operator());
        node.attributes().forEach(attribute -> message.message(Fields.NODE_ATTRIBUTE, attribute(attribute)));
        return message;
    }

    private static ProtoWriter attribute(Attribute attribute) {
        ProtoWriter message = new ProtoWriter().text(Fields.ATTRIBUTE_NAME, attribute.name());
        return switch (attribute) {
            case Attribute.OfInt(String _, long value) ->
                message.integer(Fields.ATTRIBUTE_INT, value).integer(Fields.ATTRIBUTE_TYPE, Fields.KIND_INT);
            case Attribute.OfFloat(String _, float value) ->
                message.number(Fields.ATTRIBUTE_FLOAT, value).integer(Fields.ATTRIBUTE_TYPE, Fields.KIND_FLOAT);
            case Attribute.OfText(String _, String value) ->
                message.text(Fields.ATTRIBUTE_TEXT, value).integer(Fields.ATTRIBUTE_TYPE, Fields.KIND_TEXT);
            case Attribute.OfInts(String _, List<Long> values) -> {
                values.forEach(value -> message.integer(Fields.ATTRIBUTE_INTS, value));
                yield message.integer(Fields.ATTRIBUTE_TYPE, Fields.KIND_INTS);
            }
            case Attribute.OfFloats(String _, List<Float> values) -> {
                values.forEach(value -> message.number(Fields.ATTRIBUTE_FLOATS, value));
                yield message.integer(Fields.ATTRIBUTE_TYPE, Fields.KIND_FLOATS);
            }
            case Attribute.OfTensor(String _, OnnxTensor value) ->
                message.message(Fields.ATTRIBUTE_TENSOR, tensor(value))
                        .integer(Fields.ATTRIBUTE_TYPE, Fields.KIND_TENSOR);
            case Attribute.OfOther other ->
                throw new IllegalArgumentException("an attribute that is only read: " + other.name());
        };
    }

    private static ProtoWriter tensor(OnnxTensor tensor) {
        ProtoWriter message = new ProtoWriter();
        tensor.dims().forEach(dim -> message.integer(Fields.TENSOR_DIMS, dim));
        message.integer(Fields.TENSOR_TYPE, tensor.type().number()).text(Fields.TENSOR_NAME, tensor.name());
        return switch (tensor.content()) {
            case OnnxTensor.Content.Floats(OnnxTensor.Source source, int count) ->
                message.floats(Fields.TENSOR_RAW, count, source::values);
            case OnnxTensor.Content.Longs(List<Long> values) -> {
                byte[] bytes = new byte[Math.multiplyExact(values.size(), Long.BYTES)];
                values.forEach(littleEndian(bytes)::putLong);
                yield message.bytes(Fields.TENSOR_RAW, bytes);
            }
            case OnnxTensor.Content.Doubles(List<Double> values) -> {
                byte[] bytes = new byte[Math.multiplyExact(values.size(), Double.BYTES)];
                values.forEach(littleEndian(bytes)::putDouble);
                yield message.bytes(Fields.TENSOR_RAW, bytes);
            }
            case OnnxTensor.Content.Others _ ->
                throw new IllegalArgumentException("a tensor that is only read: " + tensor.name());
        };
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ProtoWriter value(OnnxValue value) {
        ProtoWriter shape = new ProtoWriter();
        for (String axis : value.axes()) {
            ProtoWriter dim = new ProtoWriter();
            if (axis.chars().allMatch(Character::isDigit)) {
                dim.integer(Fields.DIM_VALUE, Long.parseLong(axis));
            } else {
                dim.text(Fields.DIM_NAME, axis);
            }
            shape.message(Fields.SHAPE_DIM, dim);
        }
        ProtoWriter tensor = new ProtoWriter()
                .integer(Fields.TENSOR_TYPE_ELEMENT, value.type().number())
                .message(Fields.TENSOR_TYPE_SHAPE, shape);
        ProtoWriter message = new ProtoWriter()
                .text(Fields.VALUE_NAME, value.name())
                .message(Fields.VALUE_TYPE, new ProtoWriter().message(Fields.TYPE_TENSOR, tensor));
        return value.doc().isEmpty() ? message : message.text(Fields.VALUE_DOC, value.doc());
    }
}
