package org.pierian.spec.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// The schema of `blocks`, and of a layer that is a block.
///
/// A schema cannot know which blocks there are and which parameters they have: behind a capital letter everything is
/// accepted, and every other word is still checked.
final class BlocksSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private BlocksSchema() {}

    /// @param layers the schema of a list of layers
    static ObjectNode blocks(ObjectNode layers) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        schema.putObject("propertyNames").put("pattern", Patterns.BLOCK_NAME);
        ObjectNode list = layers.deepCopy().put("type", "array");
        list.remove("pattern");
        list.remove("patternErrorMessage");
        ObjectNode block = schema.putObject("additionalProperties");
        block.putArray("type").add("array").add("object");
        block.putObject("if").put("type", "object");
        block.set("then", withParams(list));
        block.set("else", list);
        String text = "Layers with a name, to be used as a layer.";
        Hover.put(
                schema,
                text,
                text + " A name begins with a capital letter; a block may use those above it.\n\n```yaml\n"
                        + "blocks:\n  Hidden:\n    params: [width, {rate: 0.1}]\n"
                        + "    layers: [{linear: \"${width}\"}, relu, {dropout: \"${rate}\"}]\n```");
        return schema;
    }

    private static ObjectNode withParams(ObjectNode layers) {
        ObjectNode schema = JSON.objectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        ObjectNode params = properties.putObject("params").put("type", "array");
        ObjectNode name = JSON.objectNode().put("type", "string").put("pattern", Patterns.PARAMETER_NAME);
        ObjectNode withDefault =
                JSON.objectNode().put("type", "object").put("minProperties", 1).put("maxProperties", 1);
        withDefault.putObject("propertyNames").put("pattern", Patterns.PARAMETER_NAME);
        params.set("items", ValueSchemas.anyOf(List.of(name, withDefault)));
        String text = "The names of the block's parameters; the first takes a value that is written without a name.";
        Hover.put(params, text, text + " `{name: value}` has the value by default.");
        properties.set("layers", layers.deepCopy());
        schema.putArray("required").add("layers");
        return schema;
    }

    /// A block's name with what its parameters are given: anything but nothing.
    static ObjectNode uses() {
        ObjectNode schema = JSON.objectNode();
        ObjectNode value = schema.putObject(Patterns.BLOCK_NAME);
        value.putObject("not").put("type", "null");
        String text = "A block of the spec, with a value for its first parameter, or with values by name.";
        Hover.put(value, text, text);
        return schema;
    }
}
