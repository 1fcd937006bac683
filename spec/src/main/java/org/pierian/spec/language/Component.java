package org.pierian.spec.language;

import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.pierian.spec.Doc;

/// One key of a record.
///
/// @param key the key, in snake case
/// @param type what its value may be
/// @param optional whether the record holds it as an `Optional`
/// @param defaultText its value where it is not written, as YAML
/// @param bounds the numbers it accepts
/// @param source the record component
public record Component(
        String key,
        ValueType type,
        boolean optional,
        Optional<String> defaultText,
        Optional<Bounds> bounds,
        RecordComponent source) {

    /// Whether it must be written.
    public boolean isRequired() {
        boolean given = type instanceof ValueType.Text text && text.form() == ValueType.TextForm.NAME;
        return !optional && !given && defaultText.isEmpty();
    }

    /// What it means.
    public Optional<Doc> doc() {
        return Optional.ofNullable(source.getAnnotation(Doc.class));
    }
}
