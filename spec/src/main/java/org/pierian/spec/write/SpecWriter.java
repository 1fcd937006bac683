package org.pierian.spec.write;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.pierian.spec.Nameable;
import org.pierian.spec.NamedLayer;
import org.pierian.spec.PlaceOrName;
import org.pierian.spec.Renames;
import org.pierian.spec.RunSpec;
import org.pierian.spec.language.Component;
import org.pierian.spec.language.CompositeType;
import org.pierian.spec.language.Language;
import org.pierian.spec.language.Reflection;
import org.pierian.spec.language.Tuple;
import org.pierian.spec.language.ValueType;
import org.pierian.spec.yaml.PlainText;

/// Writes a spec in its canonical form: every key with its value, in the order of the records, and one form for each
/// value.
///
/// Reading the text gives an equal spec, and writing that gives the same text, byte for byte. Keys
/// without a value of their own, such as a layer's `init` that defaults to the spec's, are left out.
public final class SpecWriter {

    private final Language language = new Language();
    private final YAMLGenerator yaml;

    private SpecWriter(YAMLGenerator yaml) {
        this.yaml = yaml;
    }

    /// The canonical text, with `\n` at the end of each line.
    public static String write(RunSpec spec) {
        StringWriter text = new StringWriter();
        YAMLFactory factory = YAMLFactory.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                .stringQuotingChecker(new Quoting())
                .build();
        try (YAMLGenerator yaml = factory.createGenerator(text)) {
            new SpecWriter(yaml).record(spec);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PlainText.escapeSpecial(text.toString());
    }

    /// Quotes more than Jackson does: whatever our reader would read as something else, or refuse.
    private static final class Quoting extends StringQuotingChecker.Default {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean needToQuoteName(String name) {
            return needToQuoteValue(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value) || PlainText.needsQuotes(value);
        }
    }

    private void record(Object record) throws IOException {
        yaml.writeStartObject();
        for (Component component : language.components(record.getClass())) {
            Object value = Reflection.get(component.source(), record);
            if (value instanceof Optional<?> optional) {
                if (optional.isEmpty()) {
                    continue;
                }
                value = optional.get();
            }
            yaml.writeFieldName(component.key());
            value(component.type(), value);
        }
        yaml.writeEndObject();
    }

    private void value(ValueType type, Object value) throws IOException {
        switch (type) {
            case ValueType.Bool _ -> yaml.writeBoolean((Boolean) value);
            case ValueType.Int _ -> yaml.writeNumber(((Number) value).longValue());
            case ValueType.Decimal _ -> yaml.writeNumber(real((Double) value));
            case ValueType.Text _ -> text(value);
            case ValueType.Choice choice -> yaml.writeString(choice.wordOf(value));
            case CompositeType composite -> composite(composite, value);
            case ValueType.Component _ -> component(value);
            case ValueType.ListOf(ValueType element) -> list(element, (List<?>) value);
            case ValueType.NameMap _ -> names((Renames) value);
        }
    }

    private void text(Object value) throws IOException {
        switch (value) {
            case PlaceOrName.Place(int index) -> yaml.writeNumber(index);
            case PlaceOrName.Name(String name) -> yaml.writeString(name);
            default -> yaml.writeString((String) value);
        }
    }

    private void names(Renames renames) throws IOException {
        yaml.writeStartObject();
        for (Renames.Rule rule : renames.rules()) {
            yaml.writeFieldName(rule.name());
            if (rule.inFile().size() == 1) {
                yaml.writeString(rule.inFile().getFirst());
            } else {
                list(ValueType.NameMap.PATTERN, rule.inFile());
            }
        }
        yaml.writeEndObject();
    }

    private void list(ValueType element, List<?> items) throws IOException {
        yaml.writeStartArray();
        for (Object item : items) {
            value(element, item);
        }
        yaml.writeEndArray();
    }

    private void composite(CompositeType type, Object value) throws IOException {
        Optional<String> word = type.wordOf(value);
        if (word.isPresent()) {
            yaml.writeString(word.get());
            return;
        }
        Tuple tuple = type.tuple();
        List<Object> numbers = tuple.numbers(value);
        if (tuple.oneForAll() && numbers.stream().distinct().count() == 1) {
            value(tuple.element(), numbers.getFirst());
        } else {
            list(tuple.element(), numbers);
        }
    }

    /// A name stands beside the word, which then has a mapping even if it has no keys.
    private void named(NamedLayer named) throws IOException {
        yaml.writeStartObject();
        yaml.writeFieldName(language.wordOf(named.layer()));
        record(named.layer());
        yaml.writeFieldName(Nameable.KEY);
        yaml.writeString(named.name());
        yaml.writeEndObject();
    }

    private void component(Object value) throws IOException {
        if (value instanceof NamedLayer layer) {
            named(layer);
            return;
        }
        String word = language.wordOf(value);
        if (language.components(value.getClass()).isEmpty()) {
            yaml.writeString(word);
            return;
        }
        yaml.writeStartObject();
        yaml.writeFieldName(word);
        record(value);
        yaml.writeEndObject();
    }

    /// The shortest decimal that reads as the same number: `0.1`, `1e-8`, `3.4e38`.
    static String real(double value) {
        String text = Double.toString(value);
        int exponent = text.indexOf('E');
        if (exponent < 0) {
            return text;
        }
        String digits = text.substring(0, exponent);
        String mantissa = digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
        return mantissa + "e" + text.substring(exponent + 1);
    }
}
