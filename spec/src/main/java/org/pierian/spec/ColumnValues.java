package org.pierian.spec;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pierian.spec.diagnostic.DisplayText;

/// The rules for a list of all values of a column.
final class ColumnValues {

    private static final String KEY = "values";

    private ColumnValues() {}

    /// Values are different words, none blank, since a blank cell is a missing value.
    ///
    /// @param values the list under the key `values`
    /// @param least how many there must be
    static List<Contradiction> contradictions(List<String> values, int least) {
        Rules rules = new Rules();
        if (values.size() < least) {
            return rules.require(false, KEY, "`values` wants at least " + least + " classes", "add the other classes")
                    .broken();
        }
        Set<String> seen = new HashSet<>();
        for (String value : values) {
            rules.require(
                            !value.isBlank(),
                            KEY,
                            "`values` has an empty one",
                            "delete it; an empty cell is a missing value")
                    .require(
                            value.isBlank() || seen.add(value),
                            KEY,
                            "`values` has `" + DisplayText.cut(value) + "` twice",
                            "delete one");
            if (!rules.broken().isEmpty()) {
                break;
            }
        }
        return rules.broken();
    }
}
