package org.pierian.runner.dataset.images;

import java.nio.file.Path;
import java.util.Comparator;
import org.pierian.runner.file.Utf8Order;

/// A file of a picture, and its class.
///
/// @param name path from the dataset's folder, with `/` between its parts
/// @param path of the file
/// @param label the class
record LabelledFile(String name, Path path, int label) {

    /// By the bytes of their names in UTF-8, which is the same order in every file system.
    static final Comparator<LabelledFile> BY_NAME = Comparator.comparing(LabelledFile::name, Utf8Order::compare);
}
