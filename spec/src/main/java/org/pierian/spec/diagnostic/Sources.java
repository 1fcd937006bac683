package org.pierian.spec.diagnostic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The texts that diagnostics refer to, by name.
///
/// @param byName each text under its name
public record Sources(Map<String, SourceText> byName) {

    public Sources {
        byName = Map.copyOf(byName);
    }

    /// The given texts.
    public static Sources of(List<SourceText> texts) {
        Map<String, SourceText> byName = new LinkedHashMap<>();
        for (SourceText text : texts) {
            byName.put(text.name(), text);
        }
        return new Sources(byName);
    }

    /// The line that a place is on, if the text is known and has it; none of an empty text.
    public Optional<String> line(Location location) {
        SourceText text = byName.get(location.file());
        return text == null || text.text().isEmpty() || location.line() > text.lineCount()
                ? Optional.empty()
                : Optional.of(text.line(location.line()));
    }
}
