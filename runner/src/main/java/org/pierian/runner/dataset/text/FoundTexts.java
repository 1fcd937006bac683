package org.pierian.runner.dataset.text;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pierian.spec.Split;

/// What is found where a spec says that its texts are.
///
/// @param main the texts that are divided
/// @param own the texts of those sets that have a file or a folder of their own
/// @param columns the cells of those columns that tell the main texts apart
/// @param hashes of the files that were read, by their names
record FoundTexts(
        Passages main, Map<Split, Passages> own, Map<String, List<String>> columns, SortedMap<String, String> hashes) {

    /// Nothing but the texts that are divided.
    static FoundTexts of(Passages main, SortedMap<String, String> hashes) {
        return new FoundTexts(main, new EnumMap<>(Split.class), new LinkedHashMap<>(), new TreeMap<>(hashes));
    }
}
