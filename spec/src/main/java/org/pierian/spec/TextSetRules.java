package org.pierian.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pierian.spec.diagnostic.DisplayText;

/// The rules between the keys of texts whose answers are known.
final class TextSetRules {

    private static final int MOST = Integer.MAX_VALUE - 16; // of one tensor
    private static final int FEWEST_CLASSES = 2;
    private static final String VALIDATION = "validation";

    private final Form form;
    private final TextKeys spec;
    private final Rules rules = new Rules();
    private final Set<String> columns = new HashSet<>();

    /// @param form where the texts are
    /// @param spec what is written of them
    TextSetRules(Form form, TextKeys spec) {
        this.form = form;
        this.spec = spec;
    }

    /// Where texts are, and what sets there may be.
    enum Form {
        FOLDER("the texts are files of a folder", "`{fraction: 0.2}`, or `{folder: test}`", "classes") {
            @Override
            boolean takes(RowSetSpec set) {
                return set instanceof RowSetSpec.Fraction || set instanceof RowSetSpec.Folder;
            }
        },
        TABLE("the texts are rows of a table", "`{fraction: 0.2}`, or `{file: test.csv}`", "classes") {
            @Override
            boolean takes(RowSetSpec set) {
                return !(set instanceof RowSetSpec.Folder) && !(set instanceof RowSetSpec.OtherArrays);
            }
        },
        CONLL("the sentences are in a file", "`{fraction: 0.2}`, or `{file: test.conll}`", "labels") {
            @Override
            boolean takes(RowSetSpec set) {
                return set instanceof RowSetSpec.Fraction
                        || set instanceof RowSetSpec.Last
                        || set instanceof RowSetSpec.OtherFile;
            }
        };

        private final String place;
        private final String sets;
        private final String classes;

        Form(String place, String sets, String classes) {
            this.place = place;
            this.sets = sets;
            this.classes = classes;
        }

        /// Whether there may be such a set.
        abstract boolean takes(RowSetSpec set);
    }

    /// Two columns are different.
    ///
    /// @param key of the second one
    TextSetRules different(String key, Object first, Object second) {
        columns.add(first.toString());
        columns.add(second.toString());
        rules.require(
                !first.equals(second),
                key,
                "`" + key + "` is the column of the texts",
                first.toString(),
                "name another column");
        return this;
    }

    /// An example fits a tensor.
    ///
    /// @param outputs of an example
    TextSetRules small(String key, long outputs) {
        rules.require(
                outputs <= MOST,
                key,
                "an example has more than 2,147,483,631 outputs",
                "write a smaller `" + key + "`, or fewer `" + form.classes + "`");
        return this;
    }

    /// Those that do not hold.
    ///
    /// @param stratify what is written of it
    List<Contradiction> broken(Optional<Boolean> stratify) {
        classes();
        set("test", spec.test());
        spec.validation().ifPresent(set -> set(VALIDATION, set));
        double held = spec.test().partOfRows().orElse(0.0)
                + spec.validation().flatMap(RowSetSpec::partOfRows).orElse(0.0);
        rules.require(
                        held < 1,
                        VALIDATION,
                        "`validation` and `test` must leave examples to train with",
                        "make one of them smaller")
                .require(
                        !spec.validation().equals(Optional.of(spec.test()))
                                || spec.test().partOfRows().isPresent(),
                        VALIDATION,
                        "`validation` and `test` must not be the same examples",
                        "write others for one of them");
        draws(stratify);
        return rules.broken();
    }

    private void classes() {
        List<String> classes = spec.classes();
        rules.require(
                classes.size() >= FEWEST_CLASSES,
                form.classes,
                "`" + form.classes + "` wants at least 2 of them",
                "add the others");
        Set<String> seen = new HashSet<>();
        for (String name : classes) {
            if (name.isBlank() || !seen.add(name)) {
                String rule = name.isBlank() ? " has an empty one" : " has `" + DisplayText.cut(name) + "` twice";
                rules.require(false, form.classes, "`" + form.classes + "`" + rule, "delete one");
                return;
            }
            if (form == Form.FOLDER && !isFileName(name)) {
                rules.require(
                        false,
                        form.classes,
                        "a class is the name of a file, and `" + DisplayText.cut(name) + "` is none",
                        "rename it: without `/`, `\\` and `:`, and not beginning with a point");
                return;
            }
        }
    }

    private static boolean isFileName(String name) {
        return !name.startsWith(".") && name.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || c < ' ');
    }

    private void set(String key, RowSetSpec set) {
        rules.require(
                        form.takes(set),
                        key,
                        form.place + ", and `" + key + "` names another kind of set",
                        "write `" + key + ":` with " + form.sets)
                .require(
                        !(set instanceof RowSetSpec.Folder(String path)) || !path.equals(RowSetSpec.Folder.TRAIN),
                        key,
                        "the texts to train with are in `train`",
                        "name another folder")
                .require(
                        !(set instanceof RowSetSpec.Column(String name, String _) && columns.contains(name)),
                        key,
                        "the columns of the texts and the classes may not tell the sets apart",
                        "name another column");
    }

    private void draws(Optional<Boolean> stratify) {
        boolean draws = Stream.concat(Stream.of(spec.test()), spec.validation().stream())
                .anyMatch(RowSetSpec.Fraction.class::isInstance);
        List<String> written = new ArrayList<>();
        spec.splitSeed().ifPresent(_ -> written.add("split_seed"));
        stratify.ifPresent(_ -> written.add("stratify"));
        written.forEach(key -> rules.require(
                draws,
                key,
                "`" + key + "` needs a `fraction` in `test` or `validation`, as nothing else is drawn",
                "delete `" + key + "`"));
    }
}
