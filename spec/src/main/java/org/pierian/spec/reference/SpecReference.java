package org.pierian.spec.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.pierian.spec.Doc;
import org.pierian.spec.LayerLimits;
import org.pierian.spec.RunSpec;
import org.pierian.spec.language.Component;
import org.pierian.spec.language.CompositeType;
import org.pierian.spec.language.Family;
import org.pierian.spec.language.Language;
import org.pierian.spec.language.Tuple;
import org.pierian.spec.language.ValueType;

/// The reference page of the language in Markdown: every component, key, type, range and default.
public final class SpecReference {

    private static final String HEAD = """
            # Spec reference

            <!-- Generated from the records of the language by scripts/refresh-docs.sh. -->

            A spec is one YAML file with the keys of [the spec](#the-spec). Some of them take a *component*: a member
            of one of the families below, such as a [layer](#layers) or an [optimizer](#optimizers). A component is written

            * as a word alone: `tanh`, `adam`;
            * as a word with keys: `adam: {learning_rate: 0.01}`;
            * as a word with the value of its main key, the first in its table: `adam: 0.01`.

            A component with a required key is never a word alone; if it has several, they are all written by name.

            Shapes are those of one example, without the batch. `[channels, height, width]` is an image.

            ## Values

            | type | written |
            |---|---|
            | boolean | `true` or `false`; `yes` and `on` are words, not booleans |
            | integer | decimal digits, with a sign if needed: `30`; not `3.0`, `012`, `0x1F` or `1_000` |
            | number | an integer, or a decimal number with a point or an exponent, in the range of a 32-bit float: `0.1`, `1e-8` |
            COMPOSITES
            | word, text | plain, or in quotes where it would be read as something else: `"no"`, `"1e5"` |
            | list | `[item, item]`, or one item per line after `- `; never empty |

            ## Named values and inheritance

            A spec may have three more keys at the top level:

            | key | type | meaning |
            |---|---|---|
            | `params` | names with values | Named numbers, words and texts. `"${name}"` stands for the value, of any type; inside a longer text, for its text. `"${name * 4}"` is an integer: one operator, `+`, `-`, `*` or `/`, between two names or integers; a division must leave no remainder. |
            | `blocks` | names with layers | [Blocks](#blocks), to be used as layers. |
            | `extends` | path | The spec to inherit from, below this file's folder. Keys written here win; `params`, `blocks`, and a component that both specs name by the same word, are merged key by key; everything else is replaced. |

            ```yaml
            extends: base.yaml
            params: {rate: 0.05}
            optimizer: {momentum: {learning_rate: "${rate}"}}
            ```

            ## Blocks

            A block is a list of layers with a name, and may have parameters. It is used wherever a layer may stand, and is
            written out there as a `sequential` of its own; a block and its copy written by hand are the same run.

            ```yaml
            blocks:
              Hidden:
                params: [width, {act: relu}]
                layers: [{linear: "${width}"}, "${act}"]
            architecture:
              - Hidden: 64
              - Hidden: {width: 32, act: tanh}
              - linear: 10
            ```

            * A block's name begins with a capital letter. A block may use the blocks that are written above it.
            * `params` is a list of names. The first takes the value of `Hidden: 64`. A name with a value, `{act: relu}`, has it by
              default; one without is required. A value is a number, a word, a text, a list, or a layer with its keys.
            * In a block, `"${name}"` is a parameter of the block or of the spec; no name is both.
            * Blocks may come to at most MOST layers, nested at most DEEPEST levels deep.

            """;

    private final Language language = new Language();
    private final StringBuilder page = new StringBuilder();
    private final List<Family> families = new ArrayList<>();
    private final SequencedMap<String, String> composites = new LinkedHashMap<>();
    private final Map<String, Integer> headings = new HashMap<>();

    private SpecReference() {}

    /// The page, with `\n` at the end of each line.
    public static String write() {
        SpecReference reference = new SpecReference();
        reference.spec();
        return reference.page.toString().stripTrailing() + "\n";
    }

    private void spec() {
        List<Component> keys = language.components(RunSpec.class);
        collect(keys);
        page.append(HEAD.replace("COMPOSITES\n", rows())
                .replace("MOST layers", String.format(Locale.US, "%,d layers", LayerLimits.MOST))
                .replace("DEEPEST levels", LayerLimits.DEEPEST + " levels"));
        page.append("## The spec\n\n");
        KeyTable.append(page, keys);
        example(RunSpec.class.getAnnotation(Doc.class));
        families.forEach(this::family);
    }

    /// A row for each name of a composite value.
    private String rows() {
        StringBuilder rows = new StringBuilder();
        composites.forEach((name, meaning) ->
                rows.append("| ").append(name).append(" | ").append(meaning).append(" |\n"));
        return rows.toString();
    }

    /// Adds the families of some keys, each followed by those of its members' keys, and the names of composites.
    private void collect(List<Component> keys) {
        for (Component key : keys) {
            ValueType type = key.type() instanceof ValueType.ListOf list ? list.element() : key.type();
            if (type instanceof ValueType.Component(Family family) && !families.contains(family)) {
                families.add(family);
                family.variants().forEach(variant -> collect(language.components(variant.type())));
            } else if (type instanceof CompositeType(List<CompositeType.Word> _, Tuple tuple)) {
                tuple.name()
                        .ifPresent(name ->
                                composites.put(name, tuple.doc().map(Doc::value).orElse("")));
            }
        }
    }

    private void family(Family family) {
        String plural = family.plural();
        page.append("## ")
                .append(plural.substring(0, 1).toUpperCase(Locale.ROOT))
                .append(plural.substring(1))
                .append("\n\n");
        family.doc().ifPresent(doc -> page.append(doc.value()).append("\n\n"));
        if (family.isOneRecord()) {
            oneRecord(family);
            return;
        }
        List<Family.Kind> kinds = family.kinds();
        if (kinds.size() == 1) {
            page.append(links(family.variants())).append('\n');
        } else {
            kinds.forEach(kind -> page.append("* ")
                    .append(title(kind))
                    .append(' ')
                    .append(links(kind.variants()))
                    .append('\n'));
        }
        page.append('\n');
        family.variants().forEach(this::variant);
    }

    /// One section for all words of a family.
    private void oneRecord(Family family) {
        page.append(family.words().stream().map(word -> "`" + word + "`").collect(Collectors.joining(" · ")))
                .append("\n\n");
        KeyTable.append(page, language.components(family.type()));
        example(family.doc().orElseThrow(() -> new IllegalStateException(family.type() + " has no @Doc")));
    }

    private String links(List<Family.Variant> variants) {
        return variants.stream()
                .map(variant -> "[`" + variant.word() + "`](#" + anchor(variant.word()) + ")")
                .collect(Collectors.joining(" · "));
    }

    /// What the members of a kind have in common, with a colon for the full stop.
    private static String title(Family.Kind kind) {
        String text = kind.doc().map(Doc::value).orElseThrow(() -> new IllegalStateException(kind + " has no @Doc"));
        return text.substring(0, text.length() - 1) + ":";
    }

    /// The anchor of a heading: a second heading of the same word gets a number.
    private String anchor(String word) {
        int before = headings.merge(word, 1, Integer::sum) - 1;
        return before == 0 ? word : word + "-" + before;
    }

    private void variant(Family.Variant variant) {
        Doc doc = variant.doc().orElseThrow(() -> new IllegalStateException(variant + " has no @Doc"));
        page.append("### ")
                .append(variant.word())
                .append("\n\n")
                .append(doc.value())
                .append("\n\n");
        int before = page.length();
        fact("Formula", doc.formula(), "`");
        fact("Shapes", doc.shapes(), "`");
        fact("Source", doc.source(), "");
        page.append(page.length() > before ? "\n" : "");
        List<Component> keys = language.components(variant.type());
        if (!keys.isEmpty()) {
            KeyTable.append(page, keys);
        }
        example(doc);
    }

    private void fact(String name, String text, String quote) {
        if (!text.isEmpty()) {
            page.append("* ")
                    .append(name)
                    .append(": ")
                    .append(quote)
                    .append(text)
                    .append(quote)
                    .append('\n');
        }
    }

    private void example(Doc doc) {
        page.append("```yaml\n").append(doc.example()).append("\n```\n\n");
    }
}
