package org.pierian.spec.reference;

import java.util.List;
import java.util.stream.Collectors;
import org.pierian.spec.Doc;
import org.pierian.spec.language.Bounds;
import org.pierian.spec.language.Component;
import org.pierian.spec.language.CompositeType;
import org.pierian.spec.language.Family;
import org.pierian.spec.language.ValueType;

/// The keys of a record as a Markdown table.
final class KeyTable {

    private KeyTable() {}

    static void append(StringBuilder page, List<Component> keys) {
        page.append("| key | type | range | default | meaning |\n|---|---|---|---|---|\n");
        for (Component key : keys) {
            page.append("| `")
                    .append(key.key())
                    .append("` | ")
                    .append(type(key.type()))
                    .append(" | ")
                    .append(key.bounds().map(Bounds::text).orElse(""))
                    .append(" | ")
                    .append(byDefault(key))
                    .append(" | ")
                    .append(key.doc().map(Doc::value).orElse(""))
                    .append(words(key.type()))
                    .append(" |\n");
        }
        page.append('\n');
    }

    private static String type(ValueType type) {
        return switch (type) {
            case ValueType.Bool _ -> "boolean";
            case ValueType.Int whole -> whole.wide() ? "64-bit integer" : "integer";
            case ValueType.Decimal _ -> "number";
            case ValueType.Text text -> text(text.form());
            case ValueType.Choice choice ->
                choice.words().stream().map(word -> "`" + word + "`").collect(Collectors.joining(" or "));
            case CompositeType composite -> composite(composite);
            case ValueType.Component(Family family) -> link(family, family.name());
            case ValueType.NameMap _ -> "patterns of names, each with one or with a list of them";
            case ValueType.ListOf(ValueType.Component(Family family)) -> "list of " + link(family, family.plural());
            case ValueType.ListOf(ValueType element) -> "list; each item: " + type(element);
        };
    }

    private static String composite(CompositeType type) {
        StringBuilder text = new StringBuilder(
                type.tuple().name().orElseGet(() -> "list of " + type.tuple().text()));
        type.words().forEach(word -> text.append(" or `").append(word.text()).append('`'));
        return text.toString();
    }

    private static String text(ValueType.TextForm form) {
        return switch (form) {
            case FREE -> "text";
            case NAME, LAYER -> "name";
            case PLACE -> "integer or a column's name";
            case PATH -> "path below the spec's folder";
            case PATTERN -> "pattern of names";
            case DATABASE -> "url of a database";
        };
    }

    private static String link(Family family, String text) {
        return "[" + text + "](#" + family.plural().replace(' ', '-') + ")";
    }

    private static String byDefault(Component key) {
        if (key.isRequired()) {
            return "required";
        }
        return key.defaultText().map(text -> "`" + text + "`").orElse("see meaning");
    }

    /// What the values of a choice mean.
    private static String words(ValueType type) {
        if (!(type instanceof ValueType.Choice choice)) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (ValueType.Option option : choice.options()) {
            option.doc()
                    .ifPresent(doc -> text.append(" `")
                            .append(option.word())
                            .append("`: ")
                            .append(doc.value()));
        }
        return text.toString();
    }
}
