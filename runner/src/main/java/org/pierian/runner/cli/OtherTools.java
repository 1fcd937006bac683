package org.pierian.runner.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.Suggestions;
import org.pierian.spec.language.Component;
import org.pierian.spec.language.Family;
import org.pierian.spec.language.Language;
import org.pierian.spec.language.ValueType;

/// What other tools call the verbs, and which of their options are keys of a spec here.
final class OtherTools {

    private static final Map<String, String> VERBS = Map.ofEntries(
            Map.entry("fit", "train"),
            Map.entry("run", "train"),
            Map.entry("start", "train"),
            Map.entry("learn", "train"),
            Map.entry("eval", "evaluate"),
            Map.entry("test", "evaluate"),
            Map.entry("score", "evaluate"),
            Map.entry("list", "runs"),
            Map.entry("ls", "runs"),
            Map.entry("history", "runs"),
            Map.entry("validate", "check"),
            Map.entry("lint", "check"),
            Map.entry("compare", "diff"),
            Map.entry("continue", "resume"),
            Map.entry("restart", "resume"),
            Map.entry("monitor", "watch"),
            Map.entry("dashboard", "watch"),
            Map.entry("tensorboard", "watch"),
            Map.entry("reproduce", "verify"),
            Map.entry("server", "serve"),
            Map.entry("deploy", "serve"),
            Map.entry("new", "init"),
            Map.entry("create", "init"),
            Map.entry("describe", "summary"),
            Map.entry("show", "inspect"),
            Map.entry("draw", "plot"),
            Map.entry("curves", "plot"),
            Map.entry("html", "report"),
            Map.entry("visualize", "report"),
            Map.entry("print", "render"),
            Map.entry("convert", "export"),
            Map.entry("load", "import"),
            Map.entry("save", "export"),
            Map.entry("help", "--help"),
            Map.entry("version", "--version"));

    private OtherTools() {}

    /// Our verb, or option, for a verb of another tool.
    static Optional<String> verb(String word) {
        return Optional.ofNullable(VERBS.get(word));
    }

    /// How a value is set that other tools take by an option.
    ///
    /// @param option with its hyphens
    /// @param value what was given with it, if anything
    static Optional<String> set(String option, Optional<String> value) {
        String word = option.replaceFirst("^-+", "").replace('-', '_');
        return path(word).map(path -> "--set " + path + "=" + value.orElse("..."));
    }

    /// The path of a key of the spec, or of its optimizer.
    private static Optional<String> path(String word) {
        Language language = new Language();
        List<Component> keys = language.components(RunSpec.class);
        Optional<String> key = exact(word, keys);
        if (key.isPresent()) {
            return key;
        }
        return keys.stream()
                .filter(component -> component.key().equals("optimizer"))
                .map(Component::type)
                .filter(ValueType.Component.class::isInstance)
                .flatMap(type -> ((ValueType.Component) type).family().variants().stream())
                .flatMap(optimizer -> inside(word, language, optimizer).stream())
                .findFirst();
    }

    private static Optional<String> inside(String word, Language language, Family.Variant optimizer) {
        return exact(word, language.components(optimizer.type())).map(key -> "optimizer.WORD." + key);
    }

    private static Optional<String> exact(String word, List<Component> components) {
        List<String> keys = components.stream().map(Component::key).toList();
        return keys.contains(word) || Suggestions.isOtherWord(word, keys)
                ? Suggestions.closest(word, keys)
                : Optional.empty();
    }
}
