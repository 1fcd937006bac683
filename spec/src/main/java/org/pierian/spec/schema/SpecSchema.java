package org.pierian.spec.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import org.pierian.spec.Doc;
import org.pierian.spec.RunSpec;
import org.pierian.spec.language.Component;
import org.pierian.spec.language.Language;

/// The JSON Schema (draft-07) of a spec.
///
/// It covers components, keys, types and ranges. What only the reader checks is listed in the test that compares the
/// two: how numbers are written, rules between keys, values of parameters, other files, shapes.
public final class SpecSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SpecSchema() {}

    /// The schema, indented, with `\n` at the end of each line.
    public static String write() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(schema()) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode schema() {
        Language language = new Language();
        FamilySchemas families = new FamilySchemas(language);
        ObjectNode root = JSON.objectNode()
                .put("$schema", "http://json-schema.org/draft-07/schema#")
                .put("$id", "urn:pierian:spec")
                .put("title", "Pierian spec");
        Hover.word(root, RunSpec.class.getAnnotation(Doc.class));
        FamilySchemas.closed(root);
        ObjectNode properties = root.putObject("properties");
        ObjectNode complete = JSON.objectNode();
        ArrayNode required = complete.putArray("required");
        for (Component component : language.components(RunSpec.class)) {
            ObjectNode whole = families.key(component);
            ObjectNode part = families.partialKey(component);
            properties.set(component.key(), part);
            if (!whole.equals(part)) {
                complete.withObject("/properties").set(component.key(), whole);
            }
            if (component.isRequired()) {
                required.add(component.key());
            }
        }
        properties.set(Language.PARAMS, params());
        properties.set(Language.BLOCKS, BlocksSchema.blocks(families.listOfLayers()));
        properties.set(Language.EXTENDS, parent());
        ObjectNode alone = root.putObject("if");
        alone.putObject("not").putArray("required").add(Language.EXTENDS);
        root.set("then", complete);
        root.set("definitions", families.definitions());
        return root;
    }

    private static ObjectNode params() {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        schema.putObject("propertyNames").put("pattern", Patterns.PARAMETER_NAME);
        ObjectNode value = schema.putObject("additionalProperties");
        value.putArray("type").add("string").add("number").add("boolean").add("null");
        value.putObject("not").put("type", "string").put("pattern", Patterns.PARAMETER_START);
        String text = "Named values: numbers, words, texts.";
        Hover.put(
                schema,
                text,
                text
                        + " Use one as `${name}`, or with one operator, as `${name * 2}`.\n\n```yaml\nparams: {rate: 0.1}\n```");
        return schema;
    }

    private static ObjectNode parent() {
        ObjectNode schema = ValueSchemas.path(JSON.objectNode().put("type", "string"));
        String text = "The spec to inherit from, a path relative to this file's folder.";
        Hover.put(
                schema,
                text,
                text
                        + " Keys written here win; `params`, `blocks` and a component of the same name are merged key by key,"
                        + " everything else is replaced.\n\n```yaml\nextends: base.yaml\n```");
        return schema;
    }
}
