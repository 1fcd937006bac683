package org.pierian.runner.onnx.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;

/// Reads models. What is not understood is skipped where the format allows it; what is damaged is refused.
public final class ModelReader {

    private static final int MOST_NODES = 1 << 17;
    private static final int MOST_LIST = 1 << 16;

    private final List<OnnxNode> nodes = new ArrayList<>();
    private final List<OnnxTensor> initializers = new ArrayList<>();
    private final List<OnnxValue> inputs = new ArrayList<>();
    private final List<OnnxValue> outputs = new ArrayList<>();
    private final Map<String, String> metadata = new TreeMap<>();
    private String name = "";
    private long opset;
    private boolean hasGraph;

    private ModelReader() {}

    /// Reads a file.
    ///
    /// @throws Failure when it cannot be read, or is no model
    public static OnnxModel read(Path file) {
        try (FileChannel channel = InputFile.open(file)) {
            if (channel.size() > ModelWriter.MOST) {
                throw Failure.of(ExitCode.INPUT, "a file of ONNX has at most " + ModelWriter.MOST + " bytes")
                        .at(file.toString())
                        .help("weights that lie in files of their own are not read");
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, bytes.position()) < 0) {
                    throw Failure.of(ExitCode.IO, "`" + file + "` became shorter while it was read");
                }
            }
            return read(bytes.flip(), file.toString());
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    /// Reads a model.
    ///
    /// @param name of the file, for messages
    /// @throws Failure as there
    public static OnnxModel read(ByteBuffer bytes, String name) {
        try {
            ModelReader reader = new ModelReader();
            ProtoReader message = new ProtoReader(bytes);
            while (message.next()) {
                reader.model(message);
            }
            return reader.model(name);
        } catch (BadProtoException e) {
            throw Failure.of(ExitCode.INPUT, "this is no ONNX model: it has " + e.getMessage())
                    .at(name + ": byte " + e.place())
                    .help("export the model again");
        }
    }

    private OnnxModel model(String file) {
        if (!hasGraph) {
            throw Failure.of(ExitCode.INPUT, "this is no ONNX model: it has no graph")
                    .at(file);
        }
        return new OnnxModel(name, opset, inputs, outputs, initializers, nodes, metadata);
    }

    private void model(ProtoReader message) {
        switch (message.field()) {
            case Fields.MODEL_GRAPH -> {
                if (hasGraph) {
                    throw message.bad("two graphs");
                }
                hasGraph = true;
                graph(message.message());
            }
            case Fields.MODEL_OPSET -> opset(message.message());
            case Fields.MODEL_METADATA -> entry(message.message());
            default -> message.skip();
        }
    }

    private void opset(ProtoReader message) {
        String domain = "";
        long version = 0;
        while (message.next()) {
            switch (message.field()) {
                case Fields.OPSET_DOMAIN -> domain = message.text();
                case Fields.OPSET_VERSION -> version = message.integer();
                default -> message.skip();
            }
        }
        if (domain.isEmpty() || domain.equals("ai.onnx")) {
            opset = version;
        }
    }

    private void entry(ProtoReader message) {
        String key = "";
        String value = "";
        while (message.next()) {
            switch (message.field()) {
                case Fields.ENTRY_KEY -> key = message.text();
                case Fields.ENTRY_VALUE -> value = message.text();
                default -> message.skip();
            }
        }
        metadata.put(key, value);
    }

    private void graph(ProtoReader message) {
        while (message.next()) {
            switch (message.field()) {
                case Fields.GRAPH_NODE -> {
                    if (nodes.size() == MOST_NODES) {
                        throw message.bad("more than " + MOST_NODES + " nodes");
                    }
                    nodes.add(node(message.message()));
                }
                case Fields.GRAPH_NAME -> name = message.text();
                case Fields.GRAPH_INITIALIZER -> initializers.add(TensorReader.read(message.message()));
                case Fields.GRAPH_INPUT -> value(message.message()).ifPresent(inputs::add);
                case Fields.GRAPH_OUTPUT -> value(message.message()).ifPresent(outputs::add);
                default -> message.skip();
            }
        }
    }

    private static OnnxNode node(ProtoReader message) {
        String name = "";
        String operator = "";
        String domain = "";
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        List<Attribute> attributes = new ArrayList<>();
        while (message.next()) {
            switch (message.field()) {
                case Fields.NODE_INPUT -> add(message, inputs, message.text());
                case Fields.NODE_OUTPUT -> add(message, outputs, message.text());
                case Fields.NODE_NAME -> name = message.text();
                case Fields.NODE_OPERATOR -> operator = message.text();
                case Fields.NODE_DOMAIN -> domain = message.text();
                case Fields.NODE_ATTRIBUTE -> add(message, attributes, AttributeReader.read(message.message()));
                default -> message.skip();
            }
        }
        return new OnnxNode(name, domain.equals("ai.onnx") ? "" : domain, operator, inputs, outputs, attributes);
    }

    private static <T> void add(ProtoReader message, List<T> list, T value) {
        if (list.size() == MOST_LIST) {
            throw message.bad("a node with more than " + MOST_LIST + " values");
        }
        list.add(value);
    }

    /// An input or output; one that is no tensor is left out.
    private static Optional<OnnxValue> value(ProtoReader message) {
        String name = "";
        Optional<OnnxValue> type = Optional.empty();
        while (message.next()) {
            switch (message.field()) {
                case Fields.VALUE_NAME -> name = message.text();
                case Fields.VALUE_TYPE -> type = type(message.message());
                default -> message.skip();
            }
        }
        String known = name;
        return type.map(t -> new OnnxValue(known, t.type(), t.axes(), ""));
    }

    private static Optional<OnnxValue> type(ProtoReader message) {
        Optional<OnnxValue> type = Optional.empty();
        while (message.next()) {
            if (message.field() == Fields.TYPE_TENSOR) {
                type = tensorType(message.message());
            } else {
                message.skip();
            }
        }
        return type;
    }

    private static Optional<OnnxValue> tensorType(ProtoReader message) {
        long element = 0;
        List<String> axes = new ArrayList<>();
        while (message.next()) {
            switch (message.field()) {
                case Fields.TENSOR_TYPE_ELEMENT -> element = message.integer();
                case Fields.TENSOR_TYPE_SHAPE -> axes = axes(message.message());
                default -> message.skip();
            }
        }
        List<String> known = axes;
        return ElementType.of(element).map(type -> new OnnxValue("", type, known, ""));
    }

    private static List<String> axes(ProtoReader message) {
        List<String> axes = new ArrayList<>();
        while (message.next()) {
            if (message.field() == Fields.SHAPE_DIM) {
                add(message, axes, axis(message.message()));
            } else {
                message.skip();
            }
        }
        return axes;
    }

    private static String axis(ProtoReader message) {
        String axis = "?";
        while (message.next()) {
            switch (message.field()) {
                case Fields.DIM_VALUE -> axis = Long.toString(message.integer());
                case Fields.DIM_NAME -> axis = message.text();
                default -> message.skip();
            }
        }
        return axis;
    }
}
