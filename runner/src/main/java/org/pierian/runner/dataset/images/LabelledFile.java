package org.pierian.runner.dataset.images;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;

/// A file of a picture, and its class.
///
/// @param name path from the dataset's folder, with `/` between its parts
/// @param path of the file
/// @param label the class
record LabelledFile(String name, Path path, int label) {

    /// By the bytes of their names in UTF-8, which is the same order in every file system.
    static final Comparator<LabelledFile> BY_NAME = (a, b) -> compare(a.name, b.name);

    static int compare(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
