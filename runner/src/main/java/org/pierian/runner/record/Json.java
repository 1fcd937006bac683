package org.pierian.runner.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.UncheckedIOException;
import java.util.Map;
import org.pierian.spec.diagnostic.DisplayText;

/// Writes maps as JSON, the same bytes everywhere: keys in the order of the map, lines ended by `\n`.
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter PRETTY = MAPPER.writer(new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(INDENTER)
            .withArrayIndenter(INDENTER));

    private Json() {}

    /// The same JSON with escapes for all characters that must not be printed.
    public static String safe(String json) {
        return DisplayText.json(json);
    }

    /// A text in quotes, safe to print.
    public static String text(String text) {
        try {
            return safe(MAPPER.writeValueAsString(text));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One line, without its end, safe to print.
    public static String line(Map<String, ?> map) {
        try {
            return safe(MAPPER.writeValueAsString(map));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A canonical spec in one line, without its end, safe to print.
    public static String ofYaml(String spec) {
        try {
            return safe(MAPPER.writeValueAsString(new YAMLMapper().readTree(spec)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Indented, with `\n` at the end, for a file: not safe to print, as what is hidden changes from one version of
    /// Unicode to the next, and with it the bytes.
    public static String page(Map<String, ?> map) {
        try {
            return PRETTY.writeValueAsString(map) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
