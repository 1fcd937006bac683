package org.pierian.runner.dataset.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pierian.runner.dataset.DataFile;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.FolderEntries;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.Split;
import org.pierian.spec.TextsSpec;
import org.pierian.spec.diagnostic.DisplayText;
import org.pierian.spec.diagnostic.Suggestions;

/// Texts in a folder with a file for each class, a text in each line.
///
/// Files whose names do not end in `.txt` are left out.
///
/// @param spec what the spec says
/// @param root the folder
/// @param isForeign whether it is next to a spec, which may be a stranger's: links that lead out of it are
///     refused then
record ClassFiles(TextsSpec.TextFolder spec, Path root, boolean isForeign) {

    static final String SUFFIX = ".txt";

    /// All sets.
    FoundTexts read() {
        SortedMap<String, String> hashes = new TreeMap<>();
        Passages main = set(spec.hasSubfolders() ? RowSetSpec.Folder.TRAIN : "", true, hashes);
        FoundTexts found = FoundTexts.of(main, hashes);
        own(Split.TEST, spec.test(), found);
        spec.validation().ifPresent(set -> own(Split.VALIDATION, set, found));
        return found;
    }

    private void own(Split split, RowSetSpec set, FoundTexts found) {
        if (set instanceof RowSetSpec.Folder(String path)) {
            found.own().put(split, set(path, false, found.hashes()));
        }
    }

    /// The texts of a set, class by class in the order of the bytes of their names.
    ///
    /// @param set its folder as a path from the root; empty for the root itself
    /// @param complete whether each class must have a text
    /// @param hashes receives those of the files
    Passages set(String set, boolean complete, Map<String, String> hashes) {
        Path folder = root.resolve(set);
        if (!Files.isDirectory(folder)) {
            throw DataMistake.FOLDER
                    .failure("`" + folder + "` is no folder, expected one with a file for each class")
                    .at(folder.toString())
                    .help("put a file for each class into it, `"
                            + DisplayText.cut(spec.classes().getFirst()) + SUFFIX + "`");
        }
        List<String> names = names(folder);
        PassageBuilder texts = new PassageBuilder(spec.folder(), new TokenForm(spec.tokens()).kind());
        boolean[] found = new boolean[spec.classes().size()];
        for (String name : names) {
            int label = label(name, folder);
            String shown = spec.folder() + (set.isEmpty() ? "/" : "/" + set + "/") + name;
            found[label] = read(inside(folder.resolve(name)), shown, label, texts, hashes);
        }
        for (int c = 0; complete && c < found.length; c++) {
            if (!found[c]) {
                throw DataMistake.NO_ROWS
                        .failure("the class `" + DisplayText.cut(spec.classes().get(c)) + "` has no text in `" + folder
                                + "`")
                        .at(folder.toString())
                        .help("write its texts into `"
                                + DisplayText.cut(spec.classes().get(c)) + SUFFIX
                                + "`, a line for each, or delete it from `classes`");
            }
        }
        Passages all = texts.build();
        if (all.size() == 0) {
            throw DataMistake.NO_ROWS
                    .failure("there is no text in `" + folder + "`")
                    .at(folder.toString())
                    .help("put a file for each class into it");
        }
        return all;
    }

    /// @return whether there is a text in the file
    private boolean read(Path file, String name, int label, PassageBuilder texts, Map<String, String> hashes) {
        RawText text = RawText.read(file, name, new TokenForm(spec.tokens()).kind(), true);
        hashes.put(name, text.sha256());
        TextLines lines = TextLines.of(text);
        RawText joined = new RawText(name, text.kind(), lines.tokens(), text.words(), "");
        for (int line = 0; line < lines.size(); line++) {
            texts.add(joined, lines.starts()[line], lines.starts()[line + 1]);
            texts.label(label);
            texts.end(name + ":" + lines.numbers()[line]);
        }
        return lines.size() > 0;
    }

    private static List<String> names(Path folder) {
        return FolderEntries.names(folder).stream()
                .filter(name -> name.endsWith(SUFFIX))
                .toList();
    }

    private int label(String file, Path folder) {
        String name = file.substring(0, file.length() - SUFFIX.length());
        int label = spec.classes().indexOf(name);
        if (label < 0) {
            Failure failure = DataMistake.UNKNOWN_VALUE
                    .failure("the file `" + DisplayText.cut(file) + "` is no class of the spec")
                    .at(folder.resolve(file).toString());
            throw Suggestions.nearest(name, spec.classes())
                    .map(near -> failure.help("did you mean `" + DisplayText.cut(near) + SUFFIX + "`?"))
                    .orElse(failure)
                    .help("add `" + DisplayText.cut(name) + "` to `classes`, or take the file away");
        }
        return label;
    }

    private Path inside(Path file) {
        if (isForeign && Files.exists(file) && !DataFile.isInside(root, file)) {
            throw DataMistake.OUTSIDE
                    .failure("`" + file + "` leads out of the folder `" + root + "`")
                    .at(file.toString())
                    .help("put a copy of the file there instead of the link")
                    .help("or name the folder with `--data-dir`: links in a folder that you name are followed");
        }
        return file;
    }
}
