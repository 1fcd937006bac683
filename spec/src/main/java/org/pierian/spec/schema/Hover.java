package org.pierian.spec.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pierian.spec.Doc;
import org.pierian.spec.language.Bounds;
import org.pierian.spec.language.Component;

/// The texts that an editor shows: plain text, and Markdown for editors that render it.
final class Hover {

    private Hover() {}

    /// Describes a key: what it means, its default, its range.
    static void key(ObjectNode schema, Component component) {
        String text = component.doc().map(Doc::value).orElse("");
        StringBuilder markdown = new StringBuilder(text);
        component
                .defaultText()
                .ifPresent(
                        value -> markdown.append("\n\nDefault: `").append(value).append('`'));
        component
                .bounds()
                .map(Bounds::text)
                .ifPresent(range -> markdown.append("\n\nRange: ").append(range));
        put(schema, text, markdown.toString());
    }

    /// Describes a word: what it means, formula, shapes, source, an example.
    static void word(ObjectNode schema, Doc doc) {
        put(schema, doc.value(), markdown(doc));
    }

    static void put(ObjectNode schema, String text, String markdown) {
        schema.put("description", text).put("markdownDescription", markdown);
    }

    private static String markdown(Doc doc) {
        StringBuilder text = new StringBuilder(doc.value());
        part(text, "Formula: `", doc.formula(), "`");
        part(text, "Shapes: `", doc.shapes(), "`");
        part(text, "Source: ", doc.source(), "");
        part(text, "```yaml\n", doc.example(), "\n```");
        return text.toString();
    }

    private static void part(StringBuilder text, String before, String part, String after) {
        if (!part.isEmpty()) {
            text.append("\n\n").append(before).append(part).append(after);
        }
    }
}
