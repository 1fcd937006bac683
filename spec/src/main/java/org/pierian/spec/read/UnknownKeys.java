package org.pierian.spec.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pierian.spec.LayerSpec;
import org.pierian.spec.Nameable;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Suggestions;
import org.pierian.spec.language.Component;
import org.pierian.spec.language.Family;
import org.pierian.spec.language.Language;
import org.pierian.spec.language.ValueType;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.Node;

/// Refuses keys that a record does not have, and suggests what was meant.
final class UnknownKeys {

    private final Language language;
    private final Report report;

    UnknownKeys(Language language, Report report) {
        this.language = language;
        this.report = report;
    }

    /// Reports unknown keys. One that is clearly meant as a required key is read as that key, so that the key is not
    /// reported as missing and errors in its value are found too.
    ///
    /// @return the keys as they were meant
    Records.Keys refuse(Class<?> type, Records.Keys keys) {
        List<Component> components = language.components(type);
        Set<String> missing = new LinkedHashSet<>();
        components.stream().filter(Component::isRequired).map(Component::key).forEach(missing::add);
        keys.entries().forEach(entry -> missing.remove(entry.key().text()));
        List<String> known =
                new ArrayList<>(components.stream().map(Component::key).toList());
        if (type == RunSpec.class) {
            known.addAll(List.of(Language.PARAMS, Language.BLOCKS, Language.EXTENDS));
        }
        List<Node.Entry> meant = new ArrayList<>();
        for (Node.Entry entry : keys.entries()) {
            if (known.contains(entry.key().text())) {
                meant.add(entry);
                continue;
            }
            refuse(entry, type, known, keys);
            Suggestions.closest(entry.key().text(), known)
                    .filter(missing::remove)
                    .map(key -> new Node.Entry(
                            new Node.Scalar(key, true, entry.key().location()), entry.value()))
                    .ifPresent(meant::add);
        }
        return new Records.Keys(meant, keys.place(), keys.what());
    }

    private void refuse(Node.Entry entry, Class<?> type, List<String> known, Records.Keys keys) {
        String key = entry.key().text();
        Diagnostic problem = Diagnostic.error(
                        DiagnosticCodes.UNKNOWN_KEY,
                        entry.key().location(),
                        "unknown key `" + Describe.cut(key) + "` in " + keys.what())
                .withLabel("not a key of " + keys.owner())
                .withExpected("a key of " + keys.owner(), "`" + Describe.cut(key) + "`");
        Diagnostic helped = elsewhere(key, type, known).map(problem::withHelp).orElse(problem);
        boolean none = known.isEmpty() && helped.helps().isEmpty();
        Diagnostic complete = none ? helped.withHelp("delete it; " + keys.what() + " has no keys") : helped;
        report.add(
                entry.key(),
                known.isEmpty() ? complete : Report.suggestKey(complete, key, known, "keys of " + keys.owner()));
    }

    /// Where a misplaced key belongs.
    private Optional<String> elsewhere(String key, Class<?> type, List<String> known) {
        if (Suggestions.closest(key, known).isPresent()) {
            return Optional.empty();
        }
        if (key.equals(Nameable.KEY) && LayerSpec.class.isAssignableFrom(type)) {
            String word = language.family(LayerSpec.class).variants().stream()
                    .filter(variant -> variant.type() == type)
                    .map(Family.Variant::word)
                    .findFirst()
                    .orElse("linear");
            return Optional.of("write `name` beside the word: `- {" + word + ": ..., name: ...}`");
        }
        List<String> ofSpec =
                language.components(RunSpec.class).stream().map(Component::key).toList();
        if (type != RunSpec.class && ofSpec.contains(key)) {
            return Optional.of("`" + key + "` is a key of the spec; start its line in the first column");
        }
        for (Component component : language.components(RunSpec.class)) {
            if (component.type() instanceof ValueType.Component inner) {
                Optional<String> place = inner.family().variants().stream()
                        .filter(variant -> variant.type() != type)
                        .flatMap(variant -> inside(key, component, variant).stream())
                        .findFirst();
                if (place.isPresent()) {
                    return place;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> inside(String key, Component outer, Family.Variant variant) {
        List<String> keys =
                language.components(variant.type()).stream().map(Component::key).toList();
        return keys.contains(key) || Suggestions.isOtherWord(key, keys)
                ? Suggestions.closest(key, keys)
                        .map(right -> "`" + right + "` belongs to `" + outer.key() + "`, for example `" + outer.key()
                                + ": {" + variant.word() + ": {" + right + ": ...}}`")
                : Optional.empty();
    }
}
