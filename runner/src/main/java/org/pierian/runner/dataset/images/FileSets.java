package org.pierian.runner.dataset.images;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pierian.runner.failure.DataMistake;
import org.pierian.spec.ImagesSpec;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.Split;

/// The files of each split.
///
/// @param spec what the spec says
/// @param tree the dataset's folder
record FileSets(ImagesSpec.Pictures spec, FolderTree tree) {

    /// Finds them.
    ///
    /// @throws org.pierian.runner.failure.Failure when a folder or a table is not as it should be
    Map<Split, List<LabelledFile>> find() {
        LabelTable table =
                spec.labels().map(name -> LabelTable.read(spec, tree, name)).orElse(LabelTable.NONE);
        ClassFolders folders = new ClassFolders(tree, spec.classes());
        List<LabelledFile> all = spec.labels().isPresent() ? table.files() : folders.files(trainFolder(), true);
        Map<Split, List<LabelledFile>> sets = new EnumMap<>(Split.class);
        PictureParts.divide(spec, all, table)
                .forEach((split, places) ->
                        sets.put(split, Arrays.stream(places).mapToObj(all::get).toList()));
        own(Split.TEST, Optional.of(spec.testPart()), folders, sets);
        own(Split.VALIDATION, spec.validation(), folders, sets);
        requireDifferent(sets);
        return sets;
    }

    private String trainFolder() {
        boolean own = spec.testPart() instanceof RowSetSpec.Folder
                || spec.validation().filter(RowSetSpec.Folder.class::isInstance).isPresent();
        return own ? RowSetSpec.Folder.TRAIN : "";
    }

    /// A set that has a folder or a table of its own.
    private void own(Split split, Optional<RowSetSpec> set, ClassFolders folders, Map<Split, List<LabelledFile>> sets) {
        if (set.isPresent() && set.get() instanceof RowSetSpec.Folder(String path)) {
            sets.put(split, folders.files(path, false));
        }
        if (set.isPresent() && set.get() instanceof RowSetSpec.OtherFile(String path)) {
            sets.put(split, LabelTable.read(spec, tree, path).files());
        }
    }

    private void requireDifferent(Map<Split, List<LabelledFile>> sets) {
        Set<String> seen = new HashSet<>();
        for (LabelledFile file : inOrder(sets)) {
            if (!seen.add(file.name())) {
                throw DataMistake.FOLDER
                        .failure("the picture `" + file.name() + "` is in two sets")
                        .at(file.path().toString())
                        .help("leave it in one of the tables, or choose other folders");
            }
        }
    }

    /// The files of all sets, by the bytes of their names.
    static List<LabelledFile> inOrder(Map<Split, List<LabelledFile>> sets) {
        List<LabelledFile> all = new ArrayList<>();
        sets.values().forEach(all::addAll);
        all.sort(LabelledFile.BY_NAME);
        return all;
    }

    /// The tables that are read, as paths from the dataset's folder.
    static List<String> tables(ImagesSpec.Pictures spec) {
        List<String> tables = new ArrayList<>(spec.labels().stream().toList());
        for (Optional<RowSetSpec> set : List.of(Optional.of(spec.testPart()), spec.validation())) {
            if (set.isPresent() && set.get() instanceof RowSetSpec.OtherFile(String path)) {
                tables.add(path);
            }
        }
        return tables;
    }
}
