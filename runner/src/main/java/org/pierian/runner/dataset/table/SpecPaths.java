package org.pierian.runner.dataset.table;

import org.pierian.spec.TableSpec;
import org.pierian.spec.language.Language;

/// Where the keys of a table are in a spec.
final class SpecPaths {

    private SpecPaths() {}

    /// The path of a key, such as `dataset.csv.test` for `test`.
    static String of(TableSpec spec, String key) {
        return "dataset." + word(spec) + "." + key;
    }

    /// The word of a table's kind.
    static String word(TableSpec spec) {
        return new Language().wordOf(spec);
    }
}
