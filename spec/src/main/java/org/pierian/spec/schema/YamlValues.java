package org.pierian.spec.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.yaml.Node;
import org.pierian.spec.yaml.ScalarRules;
import org.pierian.spec.yaml.YamlReader;

/// YAML as the JSON values that an editor sees.
final class YamlValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private YamlValues() {}

    /// The value of a text of the language's own, such as a default or an example.
    static JsonNode of(String yaml) {
        List<Diagnostic> problems = new ArrayList<>();
        return YamlReader.read(SourceText.of("", yaml), problems)
                .filter(node -> problems.isEmpty())
                .map(YamlValues::of)
                .orElseThrow(() -> new IllegalStateException("`" + yaml + "` is not YAML"));
    }

    static JsonNode of(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar(scalar);
            case Node.Sequence sequence -> {
                ArrayNode array = JSON.arrayNode();
                sequence.items().forEach(item -> array.add(of(item)));
                yield array;
            }
            case Node.Mapping mapping -> {
                ObjectNode object = JSON.objectNode();
                mapping.entries().forEach(entry -> object.set(entry.key().text(), of(entry.value())));
                yield object;
            }
            case Node.Refused _ -> JSON.nullNode();
        };
    }

    private static JsonNode scalar(Node.Scalar scalar) {
        return switch (ScalarRules.form(scalar)) {
            case NULL -> JSON.nullNode();
            case BOOLEAN -> JSON.booleanNode(scalar.text().equals("true"));
            case INTEGER -> JSON.numberNode(new BigInteger(scalar.text()));
            case DECIMAL -> JSON.numberNode(new BigDecimal(scalar.text()));
            case AMBIGUOUS, NOT_FINITE, TEXT -> JSON.textNode(scalar.text());
        };
    }
}
