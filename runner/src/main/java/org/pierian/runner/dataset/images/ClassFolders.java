package org.pierian.runner.dataset.images;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.diagnostic.DisplayText;
import org.pierian.spec.diagnostic.Suggestions;

/// Pictures whose classes are the folders that they are in.
///
/// @param tree the dataset's folder
/// @param classes the names of the classes
record ClassFolders(FolderTree tree, List<String> classes) {

    private static final int SHOWN = 10;

    /// All pictures of a set, by the bytes of their names.
    ///
    /// @param set the folder with a folder for each class, as a path from the dataset's; empty for that itself
    /// @param complete whether each class must have a picture
    /// @throws Failure when there is another folder, a file beside the folders, or a class without pictures
    List<LabelledFile> files(String set, boolean complete) {
        if (!tree.isFolder(set)) {
            throw DataMistake.FOLDER
                    .failure("there is no folder `" + set + "` in `" + tree.root() + "`")
                    .at(tree.resolve(set).toString())
                    .help(
                            "put the pictures of each set into a folder of its own, or draw them: `test: {fraction: 0.2}`");
        }
        List<LabelledFile> files = new ArrayList<>();
        boolean[] found = new boolean[classes.size()];
        for (String entry : tree.entries(set)) {
            int label = label(entry, set);
            tree.files(entry, name -> {
                found[label] = true;
                files.add(new LabelledFile(name, tree.resolve(name), label));
            });
        }
        for (int c = 0; complete && c < found.length; c++) {
            if (!found[c]) {
                throw DataMistake.NO_ROWS
                        .failure("the class `" + DisplayText.cut(classes.get(c)) + "` has no picture in `" + shown(set)
                                + "`")
                        .at(tree.resolve(set).toString())
                        .help("put its pictures into a folder of its name, or delete it from `classes`");
            }
        }
        if (files.isEmpty()) {
            throw DataMistake.NO_ROWS
                    .failure("there are no pictures in `" + shown(set) + "`")
                    .at(tree.resolve(set).toString())
                    .help("put a folder for each class into it");
        }
        files.sort(LabelledFile.BY_NAME);
        return files;
    }

    private int label(String entry, String set) {
        String name = set.isEmpty() ? entry : entry.substring(set.length() + 1);
        if (!tree.isFolder(entry)) {
            throw DataMistake.FOLDER
                    .failure("`" + DisplayText.cut(entry) + "` is beside the folders of the classes, and has none")
                    .at(tree.resolve(entry).toString())
                    .help("put it into the folder of its class, or take it away");
        }
        int label = classes.indexOf(name);
        if (label < 0) {
            Failure failure = DataMistake.UNKNOWN_VALUE
                    .failure("the folder `" + DisplayText.cut(name) + "` is no class of the spec")
                    .at(tree.resolve(entry).toString());
            throw Suggestions.nearest(name, classes)
                    .map(near -> failure.help("did you mean `" + DisplayText.cut(near) + "`?"))
                    .orElse(failure)
                    .help("`classes` has " + listed() + ": add the folder's name, or take the folder away")
                    .help("where the sets have folders of their own, they are `train` and those that the spec names");
        }
        return label;
    }

    private String listed() {
        String shown = classes.stream()
                .limit(SHOWN)
                .map(name -> "`" + DisplayText.cut(name) + "`")
                .collect(Collectors.joining(", "));
        return classes.size() > SHOWN ? shown + " and " + (classes.size() - SHOWN) + " more" : shown;
    }

    private String shown(String set) {
        return set.isEmpty() ? tree.root().toString() : set;
    }
}
