package org.pierian.runner.export.torch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The parts of Python that networks are written with besides PyTorch.
final class Helpers {

    private static final Pattern PART = Pattern.compile("^#: (\\w+)\n(.*?)(?=^#: |\\z)", Pattern.DOTALL | Pattern.MULTILINE);

    private Helpers() {}

    /// Those that an expression uses, in a fixed order.
    static String of(String expression) {
        return parts().entrySet().stream()
                .filter(part -> Pattern.compile("(?<![\\w.])" + part.getKey() + "\\(")
                        .matcher(expression)
                        .find())
                .map(Map.Entry::getValue)
                .collect(Collectors.joining());
    }

    private static Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        Matcher part = PART.matcher(text("helpers.py"));
        while (part.find()) {
            parts.put(part.group(1), part.group(2).strip() + "\n\n\n");
        }
        return parts;
    }

    /// A file of this package.
    static String text(String name) {
        try (InputStream in = Helpers.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the program's own files cannot be read", e);
        }
    }
}
