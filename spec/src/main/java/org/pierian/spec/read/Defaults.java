package org.pierian.spec.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.yaml.Node;
import org.pierian.spec.yaml.YamlReader;

/// Reads the defaults of the language by the same rules as a spec.
final class Defaults {

    private final Map<String, Node> byText = new HashMap<>();

    Node node(String text) {
        Node known = byText.get(text);
        if (known == null) {
            known = read(text);
            byText.put(text, known);
        }
        return known;
    }

    private static Node read(String text) {
        List<Diagnostic> problems = new ArrayList<>();
        return YamlReader.read(SourceText.of(Origins.DEFAULT_SOURCE, text), problems)
                .filter(node -> problems.isEmpty())
                .orElseThrow(() -> new IllegalStateException("the default `" + text + "` is not YAML"));
    }
}
