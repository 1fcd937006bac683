package org.pierian.runner.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pierian.spec.diagnostic.DisplayText;

/// Writes maps and records as JSON, the same bytes everywhere: keys in the order of the map or of the components, lines
/// ended by `\n`. Texts, numbers, booleans, null, and maps, records and lists of them, which is all that a run writes,
/// are written without a mapper, which takes a tenth of a second when it is first used.
public final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final DefaultPrettyPrinter PRETTY = new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(INDENTER)
            .withArrayIndenter(INDENTER);

    /// Of a record's class, for its components in their order.
    private static final ClassValue<Method[]> ACCESSORS = new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> record) {
            RecordComponent[] components = record.getRecordComponents();
            Method[] accessors = new Method[components.length];
            for (int i = 0; i < accessors.length; i++) {
                accessors[i] = components[i].getAccessor();
                accessors[i].setAccessible(true); // the class may be one of its package
            }
            return accessors;
        }
    };

    private Json() {}

    /// The same JSON with escapes for all characters that must not be printed.
    public static String safe(String json) {
        return DisplayText.json(json);
    }

    /// A text in quotes, safe to print.
    public static String text(String text) {
        return safe(written(text, false));
    }

    /// One line, without its end, safe to print.
    public static String line(Map<String, ?> map) {
        return safe(plainLine(map));
    }

    /// One line, without its end, for a file: not safe to print, as what is hidden changes from one version of
    /// Unicode to the next, and with it the bytes.
    public static String plainLine(Map<String, ?> map) {
        return written(map, false);
    }

    /// A canonical spec in one line, without its end, safe to print.
    public static String ofYaml(String spec) {
        try {
            return safe(Others.MAPPER.writeValueAsString(new YAMLMapper().readTree(spec)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The components of a record in one line, as [#plainLine(Map)]; a mapper reads it again.
    public static String plainLine(Record components) {
        return written(components, false);
    }

    /// Indented, with `\n` at the end, for a file: not safe to print, as [#plainLine(Map)].
    public static String page(Map<String, ?> map) {
        return written(map, true) + "\n";
    }

    private static String written(Object value, boolean pretty) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            if (pretty) {
                json.setPrettyPrinter(PRETTY.createInstance());
            }
            write(json, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Boolean is -> json.writeBoolean(is);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Float number -> json.writeNumber(number);
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    json.writeFieldName((String) entry.getKey());
                    write(json, entry.getValue());
                }
                json.writeEndObject();
            }
            case Collection<?> list -> {
                json.writeStartArray();
                for (Object each : list) {
                    write(json, each);
                }
                json.writeEndArray();
            }
            case Record record -> {
                json.writeStartObject();
                for (Method accessor : ACCESSORS.get(record.getClass())) {
                    json.writeFieldName(accessor.getName());
                    write(json, value(accessor, record));
                }
                json.writeEndObject();
            }
            case double[] numbers -> json.writeArray(numbers, 0, numbers.length);
            case int[] numbers -> json.writeArray(numbers, 0, numbers.length);
            default -> Others.MAPPER.writeValue(json, value);
        }
    }

    private static @Nullable Object value(Method accessor, Record of) {
        try {
            return accessor.invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a component of a record can be read", e);
        }
    }

    /// Made when it is first needed.
    private static final class Others {

        static final ObjectMapper MAPPER = new ObjectMapper();

        private Others() {}
    }
}
